import { readWebUrl } from '@/lib/oidc/web-url';
import { verifyOne } from '@/lib/server/outbound/verify-tokens';
import { findProfile } from '@/lib/server/profiles/find-profile';
import { readVerifyRequest } from '@/lib/verify/verify-request';
import { verificationWriter } from '@/lib/verify/write-verification';
import { type Command, CommandError, json, text, type Values } from '../command';
import { type ExitCode, exitCodes } from '../exit-codes';
import { checkLines } from '../print-checks';
import { readNamedFile, readNamedJson } from '../read-file';
import { readToken } from '../read-token';
import { styles } from '../style';

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Check the signature and claims of a token',
  argument: '[TOKEN|-]',
  mostArguments: 1,
  options: {
    issuer: { type: 'string', short: 'i', value: 'URL', help: 'Expected issuer; its keys are fetched' },
    'client-id': { type: 'string', short: 'c', value: 'ID', help: 'Expected client ID (the audience)' },
    profile: { type: 'string', value: 'NAME', help: 'Take issuer and client ID from a saved profile' },
    jwks: { type: 'string', value: 'FILE', help: 'Use the keys of a JWK Set instead of fetching them' },
    key: { type: 'string', value: 'FILE', help: 'Use one key: a JWK, a PEM, or an HMAC secret' },
    use: {
      type: 'string',
      value: 'id|access',
      help: 'Expected kind of token',
      choices: ['id', 'access'],
    },
    nonce: { type: 'string', value: 'TEXT', help: 'Expected nonce' },
    algorithms: { type: 'string', value: 'LIST', help: 'Accepted algorithms, separated by commas' },
    now: { type: 'string', value: 'SECONDS', help: 'Verify as of this Unix time' },
    json,
    quiet: { type: 'boolean', short: 'q', help: 'Print nothing; the exit code is the answer' },
  },
  notes: ['Without TOKEN, it is read from standard input. Exit code: 0 valid, 1 invalid, 3 not verified.'],
  examples: [
    'claimcheck verify -i https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI -c 4demo… < token.txt',
    'pbpaste | claimcheck verify --profile demo --json',
  ],
  run: async (values, args, terminal) => {
    const body = await requestOf(values, await readToken(args, terminal, { whole: true }));
    const read = readVerifyRequest(body);
    if (!read.ok) throw new CommandError(exitCodes.usage, read.problems.join('\n'));
    const { tokens } = read.request;
    if (!('one' in tokens)) throw new Error('expected a single token');
    const verification = await verifyOne(tokens.one, read.request);
    const { verdict, checks } = verification;
    if (text(values, 'quiet') === undefined && values.quiet !== true) {
      terminal.out(
        values.json
          ? `${Buffer.concat(verificationWriter('all')(verification)).toString()}\n`
          : `${[headline(verdict, terminal.color), ...checkLines(checks, terminal.color)].join('\n')}\n`,
      );
    }
    return codeOf[verdict];
  },
};

const codeOf: Record<'valid' | 'invalid' | 'unverified', ExitCode> = {
  valid: exitCodes.done,
  invalid: exitCodes.refused,
  unverified: exitCodes.unverified,
};

function headline(verdict: keyof typeof codeOf, color: boolean): string {
  const { bold, green, red, yellow } = styles(color);
  if (verdict === 'valid') return green(bold('valid'));
  return verdict === 'invalid' ? red(bold('invalid')) : yellow(bold('unverified'));
}

/** The command line as the body of `POST /api/verify`. Its reader makes the final decision. */
async function requestOf(values: Values, token: string): Promise<Record<string, unknown>> {
  const jwks = text(values, 'jwks');
  const key = text(values, 'key');
  const now = text(values, 'now');
  if (now !== undefined && !/^\d{1,12}$/.test(now))
    throw new CommandError(exitCodes.usage, '--now: expected a Unix time in seconds, such as 1795937488.');
  const profile = await profileOf(text(values, 'profile'));
  return withoutAbsent({
    token,
    issuer: text(values, 'issuer') ?? profile?.issuer,
    clientId: text(values, 'client-id') ?? profile?.client_id,
    tokenUse: text(values, 'use'),
    nonce: text(values, 'nonce'),
    algorithms: text(values, 'algorithms')
      ?.split(',')
      .map((each) => each.trim())
      .filter(Boolean),
    now: now === undefined ? undefined : Number(now),
    jwks: jwks === undefined ? undefined : await readNamedJson(jwks, '--jwks'),
    key: key === undefined ? undefined : (await readNamedFile(key, '--key')).trim(),
  });
}

const withoutAbsent = (members: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

async function profileOf(wanted: string | undefined) {
  if (wanted === undefined) return undefined;
  const found = await findProfile(wanted);
  if (!found.ok) throw new CommandError(exitCodes.usage, found.problem);
  const { metadata, discovery_url, client_id } = found.stored.profile;
  return { issuer: metadata?.issuer ?? issuerOf(discovery_url), client_id };
}

/** OpenID Connect Discovery 1.0 §4: the document's URL is below the issuer. */
function issuerOf(discoveryUrl: string): string | undefined {
  const end = discoveryUrl.indexOf('/.well-known/openid-configuration');
  const issuer = end === -1 ? discoveryUrl : discoveryUrl.slice(0, end);
  return readWebUrl(issuer).ok ? issuer : undefined;
}
