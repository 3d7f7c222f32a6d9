import { type ClaimPath, claimPathText } from './claim-path';
import { isReadable } from './contexts';
import { isBrokenSql, type Outcome, type Replay } from './outcome';

/** A prediction in one line, with its severity. */
export type ForecastLine = { status: 'pass' | 'warn' | 'fail'; text: string };

/** Cube's response to a token in production, and in development mode if that differs. */
export function forecastLine({ dev, enforced, mode }: Replay, filter?: ClaimPath): ForecastLine {
  const { load } = mode === 'dev' ? dev : enforced;
  if (mode !== 'dev' && enforced.reason !== null && !isScope(enforced)) {
    if (load.status === null) return fail('Cube doesn’t start in production');
    if (load.status === 403) return fail(`Cube rejects this token (403)${inDevMode(dev, mode)}`);
  }
  if (load.status === 403) return fail('Cube forbids queries (403): the API scope is missing');
  if (load.status === 500) return fail('Every query that uses the security context fails (500)');
  if (isBrokenSql(load)) return fail('The database rejects Cube’s SQL for this list');
  if (load.status === 400) return fail('Cube rejects every query of this token (400)');
  return inRows(mode === 'dev' ? dev : enforced, filter);
}

const fail = (text: string): ForecastLine => ({ status: 'fail', text });

const isScope = ({ reason }: Outcome) => reason?.startsWith('API scope') ?? false;

function inDevMode({ load }: Outcome, mode: Replay['mode']): string {
  if (mode === 'enforced') return '';
  if (load.rows === 'all') return '. In dev mode it returns every tenant’s rows';
  return load.status === 200 ? '. In dev mode it runs queries without a security context' : '';
}

function inRows({ load, modelContext, securityContext }: Outcome, filter?: ClaimPath): ForecastLine {
  switch (load.rows) {
    case 'own':
      return { status: 'pass', text: `Cube accepts this token and returns ${owner(load.values ?? [])}` };
    case 'none':
      return fail('Cube accepts this token and returns no rows');
    case 'all': {
      const isEmpty = !isReadable(modelContext) || Object.keys(modelContext).length === 0;
      return fail(
        isEmpty
          ? 'Cube finds no security context and returns every tenant’s rows'
          : `Cube accepts the token, but its security context has no ${claimPathText(filter ?? [])}, so filters on it match every row`,
      );
    }
    default:
      return securityContext === null
        ? fail('Cube runs queries without a security context')
        : { status: 'pass', text: 'Cube accepts this token' };
  }
}

/** By name if it’s a plain one. */
function owner(values: unknown[]): string {
  const [value] = values;
  if (values.length > 1) return `the rows of ${values.length} values`;
  return typeof value === 'string' || typeof value === 'number' ? `${value}’s rows` : 'the rows of its claim';
}
