import { useCallback, useState, useTransition } from 'react';

const noDeed = () => {};

/**
 * Runs what asks the server. `silent` while the last one got no answer: a server action and a route throw then, and in
 * no other case.
 *
 * @param onSilence for state that goes with it
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
