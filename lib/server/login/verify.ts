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
 * Judges the run's id_token as of now; without a user, its access token. `clock_tolerance` is in seconds. Answers the run afterwards, `null` where this
 * browser has no such run.
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
 * That a refreshed id_token continues the sign-in is a check like any other: without it, the verdict would be better
 * than its proofs. Ids of their own, since the token's own `iss` and `aud` are checked too.
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

/** What ties an id_token to the sign-in, and that of a refresh can do without. */
const onlyAtSignIn = ['nonce', 'auth_time', 'at_hash', 'c_hash'];

/** A refresh proves nothing of that: where it failed at the sign-in, the user who was signed in may be somebody else. */
async function failuresOfSignIn(run: Run, id_token: string, keys: KeySource): Promise<Check[]> {
  const { first_response: first } = run;
  if (first?.id_token !== id_token) return [];
  const expected = expectationOf(run, { ...first, id_token, refreshed: false });
  const { checks } = await verify(id_token, keys, expected, run.exchanged_at ?? Date.now());
  return checks
    .filter(({ id, status }) => status === 'fail' && onlyAtSignIn.includes(id))
    .map((check) => ({ ...check, id: `sign-in-${check.id}`, title: `${check.title}, at sign-in` }));
}

/** Only to tell a token that is signed with it. */
async function secretOf(run: Run, token: string): Promise<Pick<Expectation, 'client_secret'>> {
  const alg = decode(token).header.object?.alg;
  if (typeof alg !== 'string' || !sharedSecretAlgorithms.includes(alg)) return {};
  const { client_secret } = await clientOf(run);
  return client_secret === null ? {} : { client_secret };
}

/** An opaque one is for the provider only: there is nothing to verify. RFC 6749 §1.4. */
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
    // One of the extra parameters: a provider may pass it over, and only auth_time tells.
    ...(max_age && /^\d{1,9}$/.test(max_age) ? { max_age: Number(max_age) } : {}),
  };
}

/** Nobody logged in at a refresh. Its id_token may do without the nonce, or repeat it. OpenID Connect Core 1.0 §12.2. */
function expectationOfRefresh({ request }: Run, id_token: string): Partial<Expectation> {
  // null isn't a value: a serializer writes it where the claim should be left out.
  const repeats = (decode(id_token).payload?.object?.nonce ?? undefined) !== undefined;
  return repeats ? { nonce: request?.nonce ?? null } : {};
}

/** The `Date` of the token response, beside this machine's time when it came. */
function clockOf(transcript: Run['transcript'], token_endpoint: string): Expectation['provider_clock'] {
  const answer = transcript.findLast(
    ({ url, response }) => url === token_endpoint && response?.status === 200 && response.headers.date,
  );
  const date = Date.parse(answer?.response?.headers.date ?? '');
  return answer && !Number.isNaN(date) ? { date, at: answer.started_at + answer.duration } : undefined;
}
