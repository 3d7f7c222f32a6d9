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
  /** No run of this browser has this state; `words` are those of an error that came with it. */
  | { kind: 'unknown-state'; words?: ErrorWords }
  /** The run with this state was answered before, with something else. Nothing of this response was used. */
  | { kind: 'used-state'; words?: ErrorWords }
  /** A response without state, for a profile whose provider cannot be looked up. */
  | { kind: 'not-configured' };

type Response = ReturnType<typeof readAuthorizationResponse>;

/**
 * Takes an authorization response in for the browser that it came back to. A run's state is consumed once: the same
 * response again leads to the same run, any other one is refused. A code without state is kept for a deliberate click.
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

/** What a response makes of the run that it belongs to. */
function outcomeOf(response: Response, metadata: ProviderMetadata, now: number): Outcome {
  if (response.kind === 'failure') return { failure: response.failure, refused_at: now };
  const { code, iss } = response;
  const failure = checkResponseIssuer(iss, metadata);
  return failure ? { failure, refused_at: now } : { response: { code, iss, received_at: now } };
}

/** Whether it is the response that the run has: reload and the back button send it again. */
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
    // Never straight through: nobody can tell who started this sign-in, so the user has to want it.
    way: 'step',
    // A guess: where the response says whose it is, the guess has to be right.
    profile: { ...profile, metadata: resolved.metadata },
    ...discoveredMark(stored),
    ...outcomeOf(response, resolved.metadata, now),
    transcript: [],
  };
  await saveArrival(run);
  return { kind: 'run', run };
}
