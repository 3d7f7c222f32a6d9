import 'server-only';
import { randomUUID } from 'node:crypto';
import { checkResponseIssuer, readAuthorizationResponse } from '@/lib/authorize/authorization-response';
import type { ErrorWords } from '@/lib/authorize/failure';
import type { Run } from '@/lib/run/run';
import { resolveMetadata, type StoredProfile } from '@/lib/server/profiles/profiles';
import { changeRun, loadRun, runIdOfCode, runIdOfState, saveRun } from '@/lib/server/store/runs';

export type Received =
  | { kind: 'run'; run: Run }
  /** No run of this browser waits for this state; `words` are those of an error that came with it. */
  | { kind: 'unknown-state'; words?: ErrorWords }
  /** A response without state, for a profile whose provider cannot be looked up. */
  | { kind: 'not-configured' };

type Response = ReturnType<typeof readAuthorizationResponse>;

/**
 * Takes an authorization response in for the browser that it came back to. A run's state is consumed once: what comes
 * later for the same run changes nothing. A code without state is kept for a deliberate click.
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
  const run = await changeRun(runIdOfState(state), browser, async (run) => {
    if (run.response || run.failure) return run;
    const now = Date.now();
    if (response.kind === 'failure') return { ...run, failure: response.failure, refused_at: now };
    const failure = checkResponseIssuer(response.iss, run.profile.metadata);
    if (failure) return { ...run, failure, refused_at: now };
    return { ...run, response: { code: response.code, iss: response.iss, received_at: now } };
  });
  if (run) return { kind: 'run', run };
  if (response.kind === 'code' || response.failure.kind !== 'provider-error')
    return { kind: 'unknown-state' };
  const { error, error_description } = response.failure;
  return { kind: 'unknown-state', words: { error, error_description } };
}

async function receiveWithoutState(
  response: Response,
  browser: string,
  selected: () => Promise<StoredProfile>,
): Promise<Received> {
  const id = runIdOfCode(response.kind === 'code' ? response.code : randomUUID(), browser);
  const known = await loadRun(id, browser);
  if (known) return { kind: 'run', run: known };
  const { profile } = await selected();
  const resolved = await resolveMetadata(profile);
  if (!resolved.ok) return { kind: 'not-configured' };
  const now = Date.now();
  // The profile is a guess: where the answer says whose it is, the guess has to be right.
  const failure =
    response.kind === 'failure' ? response.failure : checkResponseIssuer(response.iss, resolved.metadata);
  const run: Run = {
    id,
    browser,
    created_at: now,
    // Never straight through: nobody can tell who began this login, so the user has to want it.
    way: 'step',
    profile: { ...profile, metadata: resolved.metadata },
    ...(failure && { failure, refused_at: now }),
    ...(!failure && response.kind === 'code'
      ? { response: { code: response.code, iss: response.iss, received_at: now } }
      : {}),
    transcript: [],
  };
  await saveRun(run);
  return { kind: 'run', run };
}
