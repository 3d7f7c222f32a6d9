import type { Page } from '@playwright/test';
import { type BeforehandId, beforehand } from '@/lib/authorize/beforehand';
import { formPostWords } from '@/lib/authorize/form-post';
import type { Check } from '@/lib/oidc/check';
import type { Explanation, FailureContext } from '@/lib/oidc/explanation';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import type { Run } from '@/lib/run/run';
import { excerpt } from '@/lib/text/excerpt';
import { visibleText } from '@/lib/text/visible-text';
import type { Ended } from './hosted-ui';

/** An explanation for a terminal, with several lines. */
export const inWords = ({ title, seen, expected, causes, fix, source }: Explanation): string =>
  visibleText([title, `Seen: ${seen}`, `Expected: ${expected}`, ...causes, fix, source.url].join('\n'));

/** Why the provider's pages did not redirect back to the app. */
export async function whyEnded(
  ended: Exclude<Ended, { kind: 'left' }>,
  page: Page,
  metadata: ProviderMetadata,
  context: FailureContext,
): Promise<string> {
  const where = addressOf(page);
  switch (ended.kind) {
    case 'form-post':
      return formPostWords;
    case 'refused':
      return visibleText(`The sign-in page at ${where} rejected the input: “${excerpt(ended.said, 300)}”
The input was LOGIN_USERNAME and LOGIN_PASSWORD.`);
    case 'more':
      return visibleText(`The sign-in page at ${where} requires more than a user name and a password: “${excerpt(ended.said, 300)}”
Use a user without a second factor and without a temporary password.`);
    case 'late':
      return visibleText(`At ${where}, ${ended.waited_for} didn’t appear in time. The page shows: “${await textOf(page)}”
To see the browser, use --headed. To wait longer, use --timeout.`);
    case 'stopped':
      return visibleText(await whyStopped(ended.said, where, page, metadata, context));
  }
}

async function whyStopped(
  said: string,
  where: string,
  page: Page,
  metadata: ProviderMetadata,
  context: FailureContext,
): Promise<string> {
  const text = await textOf(page);
  const network = networkErrorOf(said);
  if (network !== null) return unreached(network, new URL(metadata.authorization_endpoint), text);
  const id = symptomOf(`${said} ${text}`, page.url());
  const known = beforehand(metadata, context).find((each) => each.id === id);
  const help = known ? [known.cause, known.fix, known.source.url] : [];
  const besides = text.includes(said) ? '' : ` (${said})`;
  return [`The provider stopped the sign-in at ${where}${besides}. The page shows: “${text}”`, ...help].join(
    '\n',
  );
}

/** Chromium's own code. The rest of Playwright's message contains the request's state and nonce. */
const networkErrorOf = (said: string): string | null => /net::(ERR_[A-Z0-9_]+)/.exec(said)?.[1] ?? null;

/** The browser got no page. */
function unreached(code: string, { origin, pathname }: URL, text: string): string {
  const lines = [`The browser couldn’t open ${origin}${pathname}: ${code}.`, ...networkWords(code)];
  return [...lines, ...(text === '' ? [] : [`The page shows: “${text}”`])].join('\n');
}

/** Codes that aren't listed have no guesses. */
function networkWords(code: string): string[] {
  if (code === 'ERR_BAD_SSL_CLIENT_AUTH_CERT' || code === 'ERR_SSL_CLIENT_AUTH_CERT_NEEDED')
    return ['The server requires a client certificate (mutual TLS), which the login command doesn’t send.'];
  if (code.startsWith('ERR_CERT_'))
    return [
      'Chromium doesn’t trust the certificate. It doesn’t read NODE_EXTRA_CA_CERTS.',
      'On Linux, add the CA to Chromium’s trust store: certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n company -i ca.pem',
    ];
  if (code.startsWith('ERR_SSL_'))
    return [
      'The server speaks http on that port, or only an old version of TLS.',
      'Check the URL of the authorization endpoint.',
    ];
  if (code.startsWith('ERR_PROXY_') || code.startsWith('ERR_TUNNEL_'))
    return [
      'The proxy (HTTPS_PROXY) rejected the connection or can’t be reached.',
      'Check its URL, user name, and password.',
    ];
  switch (code) {
    case 'ERR_NAME_NOT_RESOLVED':
      return [
        'The host name has a typo, or exists only inside a VPN or behind a proxy. A new Cognito domain takes about a minute, a custom domain up to an hour.',
        'Compare it with the provider’s console.',
      ];
    case 'ERR_CONNECTION_REFUSED':
      return ['Nothing listens there: the server isn’t running, or it runs on another port.'];
    case 'ERR_CONNECTION_TIMED_OUT':
    case 'ERR_ADDRESS_UNREACHABLE':
    case 'ERR_INTERNET_DISCONNECTED':
      return ['The network is down, or a firewall or VPN blocks the connection.'];
    case 'ERR_TOO_MANY_REDIRECTS':
      return ['The provider redirects in a circle, often because a cookie is lost between its hosts.'];
    default:
      return [];
  }
}

/** The kind of Cognito error. */
function symptomOf(text: string, address: string): BeforehandId | null {
  const error = URL.canParse(address) ? new URL(address).searchParams.get('error') : null;
  if (error === 'redirect_mismatch') return 'redirect-mismatch';
  if (error === 'invalid_request') return 'no-client';
  return text.includes('Login pages unavailable') ? 'no-style' : null;
}

/** Without its query, which contains the request's state. An error in the query is kept. */
function addressOf(page: Page): string {
  if (!/^https?:/.test(page.url()) || !URL.canParse(page.url())) return 'an empty page';
  const { origin, pathname, searchParams } = new URL(page.url());
  const error = searchParams.get('error');
  return `${origin}${pathname}${error === null ? '' : `?${new URLSearchParams({ error })}`}`;
}

const textOf = async (page: Page): Promise<string> => {
  const text = await page
    .locator('body')
    .innerText({ timeout: 1_000 })
    .catch(() => '');
  return excerpt(text.replaceAll(/\s+/g, ' ').trim(), 300);
};

/** The checks that prevent a valid result. */
export function whyNotValid({ verdict, checks }: NonNullable<Run['verification']>): string {
  const wanted = verdict === 'invalid' ? ['fail'] : ['skip', 'warn'];
  const lines = checks.filter(({ status }) => wanted.includes(status)).flatMap(linesOf);
  return visibleText([`The id_token is ${verdict}.`, ...lines].join('\n'));
}

const linesOf = ({ id, title, expected, actual, fix }: Check): string[] => [
  `${id}: ${title}`,
  ...(expected === undefined ? [] : [`  expected ${excerpt(expected, 200)}`]),
  ...(actual === undefined ? [] : [`  got      ${excerpt(actual, 200)}`]),
  ...(fix === undefined ? [] : [`  ${fix}`]),
];
