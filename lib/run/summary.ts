import type { Run } from '@/lib/run/run';
import { isMachine, mainToken } from '@/lib/run/tokens';
import { excerpt } from '@/lib/text/excerpt';
import { decode } from '@/lib/verify/decode';
import { type TokenOwner, tokenOwner } from '@/lib/verify/token-owner';
import type { Verdict } from '@/lib/verify/verdict';

/** A run in two lines. */
export type RunSummary = {
  id: string;
  /** Unix time in milliseconds. */
  created_at: number;
  profile: { id: string; name: string };
  /** The result, or how far the run got. */
  state: Verdict | 'not verified' | 'failed' | 'not logged in';
  owner: TokenOwner;
  /** `exp` of the current token. Unix time in seconds. */
  expires_at: number | null;
  /** Only a flag: the token itself is on the page of its run. */
  has_id_token: boolean;
  /** There is no user: the token is for the client itself. */
  machine: boolean;
};

export function summarize(run: Run): RunSummary {
  const { id, created_at, profile } = run;
  const main = mainToken(run);
  const claims = main && decode(main.token).payload?.object;
  const { user, tenant } = tokenOwner(
    claims ?? {},
    profile.cube_settings?.variables.CUBEJS_JWT_CLAIMS_NAMESPACE,
  );
  return {
    id,
    created_at,
    profile: { id: profile.id, name: profile.name },
    state: stateOf(run),
    owner: { user: short(user), tenant: short(tenant) },
    expires_at: typeof claims?.exp === 'number' ? claims.exp : null,
    has_id_token: main?.name === 'id_token',
    machine: isMachine(run),
  };
}

function stateOf(run: Run): RunSummary['state'] {
  if (run.verification) return run.verification.verdict;
  if (mainToken(run)) return 'not verified';
  return run.failure ? 'failed' : 'not logged in';
}

const short = (text: string | null) => text && excerpt(text, 60);

/** Whether a run ended with an id_token of this profile. */
export const isLogin =
  (profile: string) =>
  (run: Run): boolean =>
    run.profile.id === profile && run.token_response?.id_token !== undefined;

/** The newest run of a profile that has an id_token; `runs` must be newest first. */
export function lastLogin(runs: readonly Run[], profile: string): RunSummary | null {
  const run = runs.find(isLogin(profile));
  return run ? summarize(run) : null;
}
