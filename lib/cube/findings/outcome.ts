import { excerpt } from '@/lib/text/excerpt';
import { isReadable } from '../contexts';
import type { CubeFinding, Outcome, Replay } from '../outcome';
import { contextPage, ofToken } from './finding';
import { refused } from './refused';

type Outcomes = Omit<Replay, 'findings'>;

/**
 * What the answers come to.
 * @param explained whether it was told already why Cube refuses the token
 */
export function findInOutcome({ dev, enforced }: Outcomes, explained: boolean): CubeFinding[] {
  return [
    ...(enforced.reason !== null && enforced.meta.status === 403 && !explained
      ? [refused(enforced.reason)]
      : []),
    ...(enforced.load.rows === 'all' ? [servedAsNobody(enforced)] : []),
    ...(enforced.load.rows !== 'all' && dev.load.rows === 'all' ? [nobodyInDevMode] : []),
  ];
}

const filtered =
  'a cube filtered by SECURITY_CONTEXT.company_id.filter() returns all tenants’ rows, for without a value the filter is 1 = 1.';

const base = {
  id: 'as-nobody',
  title: 'Cube will serve this request as nobody',
  expected: 'the rows of one tenant',
  actual: 'all tenants’ rows, with status 200',
  fix: 'Write requiredFilter in place of filter in the data model: without a value it answers 400, “Filter for company_id is required”.',
};

const nobodyInDevMode = ofToken(
  'fail',
  {
    ...base,
    title: 'In dev mode Cube will serve this request as nobody',
    cause: `Dev mode takes a token that fails the check for none, without a word: ${filtered}`,
  },
  contextPage,
);

function servedAsNobody({ modelContext }: Outcome): CubeFinding {
  return ofToken('fail', { ...base, cause: `${whatIsThere(modelContext)}: ${filtered}` }, contextPage);
}

function whatIsThere(modelContext: unknown): string {
  const members = isReadable(modelContext) ? Object.entries(modelContext) : [];
  const company = members.find(([name]) => name === 'company_id');
  if (company) return `SECURITY_CONTEXT.company_id is ${JSON.stringify(company[1])}`;
  if (members.length === 0) return 'SECURITY_CONTEXT is empty';
  return `SECURITY_CONTEXT has no company_id, only ${excerpt(members.map(([name]) => name).join(', '), 100)}`;
}
