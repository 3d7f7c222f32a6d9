import { useEffect, useState } from 'react';

/** The current time, updated every second. Before hydration, `made`, as on the server. Milliseconds. */
export function useNow(made: number): number {
  const [now, setNow] = useState(made);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
