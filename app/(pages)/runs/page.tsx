import type { Metadata } from 'next';
import { type Comparison, RunShelf } from '@/components/runs/run-shelf';
import type { Run } from '@/lib/run/run';
import type { RunSummary } from '@/lib/run/summary';
import { summarize } from '@/lib/run/summary';
import { mainToken } from '@/lib/run/tokens';
import { currentSession } from '@/lib/server/http/current-session';
import { listProfiles } from '@/lib/server/profiles/profiles';
import { listRuns } from '@/lib/server/store/runs';
import { utc } from '@/lib/text/time';
import { visibleText } from '@/lib/text/visible-text';
import { decode } from '@/lib/verify/decode';
import { historyPage } from '@/lib/views/history';
import { forgetRun, forgetRuns } from './actions';

export const metadata: Metadata = { title: 'History · Claimcheck' };

export default async function Page({ searchParams }: PageProps<'/runs'>) {
  const { compare = [], page } = await searchParams;
  const chosen = [compare].flat();
  const session = await currentSession();
  const runs = await listRuns(session.id);
  const profiles = await listProfiles(session.id);
  const shown = historyPage(runs, String(page ?? ''), chosen);
  return (
    <RunShelf
      shown={{ ...shown, runs: shown.runs.map(summarize) }}
      total={runs.length}
      comparable={runs.filter(hasIdToken).length >= 2}
      profiles={profiles.map(({ profile }) => profile.id)}
      chosen={chosen}
      // A selection that comes with a page is only kept for later.
      comparison={page !== undefined || chosen.length === 0 ? null : comparisonOf(runs, chosen)}
      now={Date.now()}
      actions={{ forgetRun, forgetRuns }}
    />
  );
}

/** The older one first. */
function comparisonOf(runs: readonly Run[], chosen: readonly string[]): Comparison {
  const wanted = runs.filter(({ id }) => chosen.includes(id));
  const [after, before] = wanted;
  if (!after || !before || wanted.length !== 2) {
    return {
      ok: false,
      problem: `Select exactly two sign-ins to compare (${wanted.length} selected).`,
    };
  }
  const [one, other] = [claimsOf(before), claimsOf(after)];
  if (!one || !other) return { ok: false, problem: 'One of the two tokens has no readable claims.' };
  return {
    ok: true,
    names: [nameOf(summarize(before)), nameOf(summarize(after))],
    before: one,
    after: other,
  };
}

const hasIdToken = (run: Run) => mainToken(run)?.name === 'id_token';

const claimsOf = ({ token_response }: Run) =>
  token_response?.id_token === undefined ? null : decode(token_response.id_token).payload?.object;

/** `alice · 06:31 UTC`: who, and when they signed in. */
const nameOf = ({ created_at, owner }: RunSummary): string =>
  [owner.user && visibleText(owner.user), `${utc(created_at)?.slice(11, 16)} UTC`]
    .filter(Boolean)
    .join(' · ');
