'use client';

import { useEffect, useState } from 'react';

const chosen = () => document.querySelectorAll('input[name="compare"][type="checkbox"]:checked').length;

/** Compares the two selected sign-ins. Until scripts run, the server reports a wrong number. */
export function CompareButton() {
  const [amount, setAmount] = useState<number | null>(null);

  useEffect(() => {
    const look = () => setAmount(chosen());
    look();
    document.addEventListener('change', look);
    return () => document.removeEventListener('change', look);
  }, []);

  const unready = amount !== null && amount !== 2;
  return (
    <button
      type="submit"
      data-action="compare"
      className="button"
      disabled={unready}
      title={unready ? 'Select exactly two sign-ins' : undefined}
    >
      Compare two
    </button>
  );
}
