import type { TokenResponse } from '@/lib/exchange/token-response';
import { type HttpExchange, unmask } from '@/lib/http/transcript';
import type { Run } from './run';
import { tokenResponses } from './tokens';

/**
 * The HTTP log with the code and the tokens of the sign-in unmasked, which are the user's own. The verifier,
 * the client secret, and requests after the sign-in stay masked.
 */
export function revealedTranscript(run: Omit<Run, 'browser'>): HttpExchange[] {
  const [first] = tokenResponses(run);
  const code = run.response ? { code: run.response.code } : {};
  return run.transcript.map((exchange) => {
    const refreshed = run.refreshes?.find(({ at }) => at === exchange.started_at);
    const came = isRefresh(exchange) ? refreshed?.ok && refreshed.token_response : first;
    return unmask(exchange, code, came ? tokensOf(came) : {});
  });
}

const isRefresh = ({ request }: HttpExchange): boolean =>
  new URLSearchParams(request.body ?? '').get('grant_type') === 'refresh_token';

function tokensOf({ id_token, access_token, refresh_token }: TokenResponse): Record<string, string> {
  const tokens = Object.entries({ id_token, access_token, refresh_token });
  return Object.fromEntries(tokens.filter((token): token is [string, string] => token[1] !== undefined));
}
