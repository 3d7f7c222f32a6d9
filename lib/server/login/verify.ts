import 'server-only';
import type { Run } from '@/lib/run';
import type { Expectation } from '@/lib/verify/expectation';
import { refusalCheck } from '@/lib/verify/refusal';
import { needsFreshKeys, verify } from '@/lib/verify/verify';
import { fetchKeys } from '../key-sets';
import { changeRun } from '../runs';

/**
 * Judges the run's id_token as of now. `clock_tolerance` is in seconds. Answers the run afterwards, `null` where this
 * browser has no such run.
 */
export const verifyRun = (id: string, browser: string, clock_tolerance = 0): Promise<Run | null> =>
  changeRun(id, browser, async (run) => {
    const token = run.token_response?.id_token;
    if (token === undefined) return run;
    const { jwks_uri } = run.profile.metadata;
    const transcript = [...run.transcript];
    let keys = await fetchKeys(jwks_uri, { transcript });
    if (needsFreshKeys(token, keys)) keys = await fetchKeys(jwks_uri, { transcript, fresh: true });
    const now = Date.now();
    const { verdict, checks } = await verify(token, keys, { ...expectationOf(run), clock_tolerance }, now);
    const refusal = refusalCheck(run.refusal, checks);
    return {
      ...run,
      transcript,
      verification: {
        verdict,
        checks: [...checks, ...(refusal ? [refusal] : [])],
        verified_at: now,
        clock_tolerance,
      },
    };
  });

function expectationOf({ profile, request, token_response, response, transcript }: Run): Expectation {
  const { issuer, id_token_signing_alg_values_supported: algorithms } = profile.metadata;
  const provider_clock = clockOf(transcript);
  const { max_age } = request?.parameters ?? {};
  return {
    issuer,
    client_id: profile.client_id,
    nonce: request?.nonce ?? null,
    ...(token_response ? { access_token: token_response.access_token } : {}),
    ...(response ? { code: response.code } : {}),
    ...(algorithms ? { algorithms } : {}),
    // One of the extra parameters: a provider may pass it over, and only auth_time tells.
    ...(max_age && /^\d{1,9}$/.test(max_age) ? { max_age: Number(max_age) } : {}),
    ...(provider_clock ? { provider_clock } : {}),
  };
}

/** The `Date` of the token response, beside this machine's time when it came. */
function clockOf(transcript: Run['transcript']): Expectation['provider_clock'] {
  const answer = transcript.findLast(({ method, response }) => method === 'POST' && response?.headers.date);
  const date = Date.parse(answer?.response?.headers.date ?? '');
  return answer && !Number.isNaN(date) ? { date, at: answer.started_at + answer.duration } : undefined;
}
