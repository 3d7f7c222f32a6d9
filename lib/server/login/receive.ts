import 'server-only';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { checkResponseIssuer, readAuthorizationResponse } from '@/lib/authorize/authorization-response';
import type { ErrorWords } from '@/lib/authorize/failure';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import type { Run } from '@/lib/run/run';
import { discoveredMark } from '@/lib/server/profiles/given-profiles';
import { resolveMetadata, type StoredProfile } from '@/lib/server/profiles/profiles';
import { changeRun, loadRun, runIdOfCode, runIdOfState, saveArrival } from '@/lib/server/store/runs';

export type Received =
  | { kind: 'run'; run: Run }
  /** No run of this browser has this state; `words` is the error in the response. */
  | { kind: 'unknown-state'; words?: ErrorWords }
  /** The run with this state already got a different response. This one wasn't used. */
  | { kind: 'used-state'; words?: ErrorWords }
  /** A response without state, for a profile with a provider that can't be looked up. */
  | { kind: 'not-configured' };

type Response = ReturnType<typeof readAuthorizationResponse>;

/**
 * Processes an authorization response for its browser. A run's state is used once: the same response again
 * returns the same run, any other one is rejected. A code without state is kept until the user clicks
 * Exchange.
 */
export async function receive(
  parameters: URLSearchParams,
  browser: string,
  selected: () => Promise<StoredProfile>,
): Promise<Received> {
  const response = readAuthorizationResponse(parameters);
  return response.state === null
    ? await receiveWithoutState(response, browser, selected)
    : await receiveForRun(response, response.state, browser);
}

async function receiveForRun(response: Response, state: string, browser: string): Promise<Received> {
  let repeated = true;
  const run = await changeRun(runIdOfState(state), browser, async (run) => {
    const outcome = outcomeOf(response, run.profile.metadata, Date.now());
    if (!run.response && !run.failure) return { ...run, ...outcome };
    repeated = isSame(run, outcome);
    return run;
  });
  if (run && repeated) return { kind: 'run', run };
  const kind = run ? 'used-state' : 'unknown-state';
  if (response.kind === 'code' || response.failure.kind !== 'provider-error') return { kind };
  const { error, error_description } = response.failure;
  return { kind, words: { error, error_description } };
}

type Outcome = Pick<Run, 'response' | 'failure' | 'refused_at'>;

/** The result of a response for its run. */
function outcomeOf(response: Response, metadata: ProviderMetadata, now: number): Outcome {
  if (response.kind === 'failure') return { failure: response.failure, refused_at: now };
  const { code, iss } = response;
  const failure = checkResponseIssuer(iss, metadata);
  return failure ? { failure, refused_at: now } : { response: { code, iss, received_at: now } };
}

/** Whether the run already has this response: reload and the back button send it again. */
function isSame(run: Run, { response, failure }: Outcome): boolean {
  if (response) return run.response?.code === response.code && run.response.iss === response.iss;
  return isDeepStrictEqual(run.failure, failure);
}

async function receiveWithoutState(
  response: Response,
  browser: string,
  selected: () => Promise<StoredProfile>,
): Promise<Received> {
  const id = runIdOfCode(response.kind === 'code' ? response.code : randomUUID(), browser);
  const known = await loadRun(id, browser);
  if (known) return { kind: 'run', run: known };
  const stored = await selected();
  const { profile } = stored;
  const resolved = await resolveMetadata(profile);
  if (!resolved.ok) return { kind: 'not-configured' };
  const now = Date.now();
  const run: Run = {
    id,
    browser,
    created_at: now,
    // Never runs all steps, because it's unknown who started this sign-in, so the user must confirm.
    way: 'step',
    // A guess. If the response names its issuer, it must match.
    profile: { ...profile, metadata: resolved.metadata },
    ...discoveredMark(stored),
    ...outcomeOf(response, resolved.metadata, now),
    transcript: [],
  };
  await saveArrival(run);
  return { kind: 'run', run };
}
