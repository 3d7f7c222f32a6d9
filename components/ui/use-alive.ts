import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether scripts run: false on the server and before hydration. */
export const useAlive = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
