import { useCallback, useState, useTransition } from 'react';

const noDeed = () => {};

/**
 * Runs something that sends a request to the server. `silent` while the last one got no response, the only
 * case in which a
 * server action or a route throws.
 *
 * @param onSilence for state that depends on it
 */
export function useAction(onSilence: () => void = noDeed) {
  const [busy, startWork] = useTransition();
  const [silent, setSilent] = useState(false);
  const work = useCallback(
    (action: () => Promise<void>) =>
      startWork(async () => {
        setSilent(false);
        try {
          await action();
        } catch {
          setSilent(true);
          onSilence();
        }
      }),
    [onSilence],
  );
  return { busy, silent, work };
}
