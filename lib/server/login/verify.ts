import 'server-only';
import type { Check } from '@/lib/oidc/check';
import type { Run } from '@/lib/run/run';
import { type IdTokenInHand, idTokenInHand, isMachine, tokenResponses } from '@/lib/run/tokens';
import { fetchKeys } from '@/lib/server/outbound/key-sets';
import { changeRun } from '@/lib/server/store/runs';
import { continuityOfTokens } from '@/lib/verify/continuity';
import { decode } from '@/lib/verify/decode';
import type { Expectation } from '@/lib/verify/expectation';
import type { KeySource } from '@/lib/verify/keys/source';
import { refusalCheck } from '@/lib/verify/refusal';
import { sharedSecretAlgorithms } from '@/lib/verify/signing-algorithms';
import { verdictOf } from '@/lib/verify/verdict';
import { needsFreshKeys, verify } from '@/lib/verify/verify';
import { clientOf } from './client';

/**
 * Verifies the run's id_token at the current time; without a user, its access token. `clock_tolerance` is in
 * seconds. Returns the changed run; `null` if this browser has no such run.
 */
export const verifyRun = (id: string, browser: string, clock_tolerance = 0): Promise<Run | null> =>
  changeRun(id, browser, async (run) => {
    const inHand = idTokenInHand(run);
    const token = isMachine(run) ? machineToken(run) : inHand?.id_token;
    if (token === undefined) return run;
    const { jwks_uri } = run.profile.metadata;
    const transcript = [...run.transcript];
    let keys = await fetchKeys(jwks_uri, { transcript });
    if (needsFreshKeys(token, keys)) keys = await fetchKeys(jwks_uri, { transcript, fresh: true });
    const now = Date.now();
    const { checks: judged } = await verify(
      token,
      keys,
      {
        ...(inHand ? expectationOf(run, inHand) : expectationOfMachine(run)),
        ...(await secretOf(run, token)),
        clock_tolerance,
      },
      now,
    );
    const all = [...judged, ...(inHand ? await continuityWithSignIn(run, inHand, keys) : [])];
    const refusal = refusalCheck(run.refusal, all);
    const checks = refusal ? [...all, refusal] : all;
    return {
      ...run,
      transcript,
      verification: { verdict: verdictOf(checks), checks, verified_at: now, clock_tolerance },
    };
  });

/**
 * Whether a refreshed id_token continues the sign-in is a regular check, because otherwise the result could
 * be too good. It has its own IDs, because the token's own `iss` and `aud` are checked, too.
 */
async function continuityWithSignIn(
  run: Run,
  { id_token, refreshed }: IdTokenInHand,
  keys: KeySource,
): Promise<Check[]> {
  const first = tokenResponses(run).find((each) => each.id_token !== undefined)?.id_token;
  if (!refreshed || first === undefined) return [];
  const compared = first === id_token ? [] : continuityOfTokens(first, id_token);
  return [
    ...compared.map((check) => ({ ...check, id: `continuity-${check.id}` })),
    ...(await failuresOfSignIn(run, first, keys)),
  ];
}

/** Checks that link an id_token to the sign-in, and that don't apply to a refresh. */
const onlyAtSignIn = ['nonce', 'auth_time', 'at_hash', 'c_hash'];

/** A refresh doesn't prove these. If they failed at the sign-in, another user may have been signed in. */
async function failuresOfSignIn(run: Run, id_token: string, keys: KeySource): Promise<Check[]> {
  const { first_response: first } = run;
  if (first?.id_token !== id_token) return [];
  const expected = expectationOf(run, { ...first, id_token, refreshed: false });
  const { checks } = await verify(id_token, keys, expected, run.exchanged_at ?? Date.now());
  return checks
    .filter(({ id, status }) => status === 'fail' && onlyAtSignIn.includes(id))
    .map((check) => ({ ...check, id: `sign-in-${check.id}`, title: `${check.title}, at sign-in` }));
}

/** Only to detect a token that is signed with it. */
async function secretOf(run: Run, token: string): Promise<Pick<Expectation, 'client_secret'>> {
  const alg = decode(token).header.object?.alg;
  if (typeof alg !== 'string' || !sharedSecretAlgorithms.includes(alg)) return {};
  const { client_secret } = await clientOf(run);
  return client_secret === null ? {} : { client_secret };
}

/** An opaque token is only for the provider, so it can't be verified. RFC 6749 §1.4. */
const machineToken = ({ token_response }: Run): string | undefined =>
  token_response?.access_token?.split('.').length === 3 ? token_response.access_token : undefined;

const expectationOf = (run: Run, { id_token, access_token, refreshed }: IdTokenInHand): Expectation => ({
  ...expectationOfProvider(run),
  ...(access_token !== undefined && { access_token }),
  ...(refreshed ? expectationOfRefresh(run, id_token) : expectationOfLogin(run)),
});

const expectationOfMachine = (run: Run): Expectation => ({
  ...expectationOfProvider(run),
  token_use: 'access',
});

function expectationOfProvider({ profile, transcript }: Run): Expectation {
  const { issuer, id_token_signing_alg_values_supported: algorithms } = profile.metadata;
  const providerClock = clockOf(transcript, profile.metadata.token_endpoint);
  return {
    issuer,
    client_id: profile.client_id,
    ...(algorithms ? { algorithms } : {}),
    ...(providerClock ? { provider_clock: providerClock } : {}),
  };
}

function expectationOfLogin({ request, response }: Run): Partial<Expectation> {
  const { max_age } = request?.parameters ?? {};
  return {
    nonce: request?.nonce ?? null,
    ...(response ? { code: response.code } : {}),
    // From the extra parameters. A provider may ignore it, and only auth_time shows that.
    ...(max_age && /^\d{1,9}$/.test(max_age) ? { max_age: Number(max_age) } : {}),
  };
}

/**
 * A refresh involves no sign-in. Its id_token may omit or repeat the nonce. OpenID Connect Core 1.0 §12.2.
 */
function expectationOfRefresh({ request }: Run, id_token: string): Partial<Expectation> {
  // null isn't a value: some serializers write it instead of omitting the claim.
  const repeats = (decode(id_token).payload?.object?.nonce ?? undefined) !== undefined;
  return repeats ? { nonce: request?.nonce ?? null } : {};
}

/** The `Date` of the token response, and this machine's time when it arrived. */
function clockOf(transcript: Run['transcript'], token_endpoint: string): Expectation['provider_clock'] {
  const answer = transcript.findLast(
    ({ url, response }) => url === token_endpoint && response?.status === 200 && response.headers.date,
  );
  const date = Date.parse(answer?.response?.headers.date ?? '');
  return answer && !Number.isNaN(date) ? { date, at: answer.started_at + answer.duration } : undefined;
}
