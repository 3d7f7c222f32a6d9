import { useEffect, useState } from 'react';

/** The time now, once a second; `made` until the page has come alive, as the server drew it. Milliseconds. */
export function useNow(made: number): number {
  const [now, setNow] = useState(made);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
