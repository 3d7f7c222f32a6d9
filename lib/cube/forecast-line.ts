import { isJsonObject } from '@/lib/verify/json-object';
import type { Outcome, Replay } from './outcome';

/** A replay in one line, and how bad it is. */
export type ForecastLine = { status: 'pass' | 'warn' | 'fail'; text: string };

/** What Cube answers to a token: one thing, or one where the check is enforced and another in dev mode. */
export function forecastLine({ dev, enforced }: Replay): ForecastLine {
  if (enforced.load.status === 403) {
    return { status: 'fail', text: `Cube answers 403; in dev mode ${inDevMode(dev)}` };
  }
  if (enforced.load.status !== 200) {
    return {
      status: 'fail',
      text: `Cube answers ${enforced.load.status} to every query that needs the security context`,
    };
  }
  if (enforced.load.rows === 'own')
    return { status: 'pass', text: `Cube answers 200 with ${owner(enforced)}'s rows` };
  const seen = isJsonObject(enforced.modelContext) ? Object.keys(enforced.modelContext) : [];
  if (seen.length === 0) {
    return { status: 'fail', text: "Cube answers 200 as nobody: it shows every tenant's rows" };
  }
  return {
    status: 'warn',
    text: 'Cube answers 200; company_id is not in the security context, so a filter by it is none',
  };
}

const inDevMode = (dev: Outcome): string =>
  dev.load.rows === 'all' ? "it shows every tenant's rows" : `it answers ${dev.load.status}`;

/** By name where it is a plain one. */
function owner({ modelContext }: Outcome): string {
  const { company_id } = modelContext as Record<string, unknown>;
  return typeof company_id === 'string' || typeof company_id === 'number'
    ? String(company_id)
    : 'its company';
}
