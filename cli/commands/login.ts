import type { LoggedIn, LoginFault } from '@/login/finish';
import { type Command, CommandError, json, text, type Values } from '../command';
import { type ExitCode, exitCodes } from '../exit-codes';
import { parseTimeout } from '../parse-timeout';

export const loginCommand: Command = {
  name: 'login',
  summary: 'Sign in and print the token',
  mostArguments: 0,
  options: {
    profile: {
      type: 'string',
      value: 'NAME',
      help: 'demo, env, or a saved profile by its name; default: demo',
    },
    issuer: {
      type: 'string',
      short: 'i',
      value: 'URL',
      help: 'Sign in at this issuer, without a saved profile',
    },
    'client-id': { type: 'string', short: 'c', value: 'ID', help: 'Client ID at that issuer' },
    scope: { type: 'string', value: 'TEXT', help: 'Scopes to request; default: openid email profile' },
    port: { type: 'string', short: 'p', value: 'N', help: 'Port of the callback URL; default: 3000' },
    token: {
      type: 'string',
      value: 'id|access',
      help: 'Token to print; default: id',
      choices: ['id', 'access'],
    },
    header: { type: 'boolean', help: 'Print it as an Authorization header' },
    copy: { type: 'boolean', help: 'Copy it to the clipboard instead of printing it' },
    'no-browser': { type: 'boolean', help: 'Print the URL instead of opening your browser' },
    'someone-else': {
      type: 'boolean',
      help: 'Sign out of the provider first, so that another user can sign in',
    },
    headless: {
      type: 'boolean',
      help: 'Sign in with a user name and password, in a browser without a window',
    },
    api: {
      type: 'boolean',
      help: 'Sign in with a user name and password through the API of a Cognito user pool, without a browser',
    },
    headed: { type: 'boolean', help: 'With --headless: show the browser while it works' },
    user: {
      type: 'string',
      value: 'NAME',
      help: 'With --headless or --api: the user; default: LOGIN_USERNAME',
    },
    'password-stdin': {
      type: 'boolean',
      help: 'With --headless or --api: read the password from standard input',
    },
    timeout: { type: 'string', value: 'SECONDS', help: 'How long to wait; default: 300, headless 60' },
    json,
  },
  notes: [
    'Your own browser opens, so MFA, Google, SAML, and passkeys work. The callback URL',
    'http://localhost:3000/callback must be registered at the provider. LOGIN_PASSWORD sets the password for',
    '--headless and --api, OIDC_CLIENT_SECRET the client secret for --issuer. With --api, LOGIN_MFA_CODE sets',
    'the code of an authenticator app, and LOGIN_NEW_PASSWORD replaces a temporary password.',
  ],
  examples: [
    'claimcheck login --profile demo',
    'curl -H "$(claimcheck login --profile demo --header)" http://localhost:4000/cubejs-api/v1/meta',
    'LOGIN_PASSWORD=… claimcheck login --profile company --headless --user alice',
  ],
  run: async (values, _args, terminal) => {
    if (values.api === true && values.headless === true)
      throw new CommandError(exitCodes.usage, '--api needs no browser, so leave out --headless.');
    const timeout = parseTimeout(text(values, 'timeout'), values.headless === true ? 60 : 300);
    setEnvironment(values);
    const wanted = text(values, 'profile') ?? (text(values, 'issuer') === undefined ? 'demo' : 'env');
    // The sign-in code takes a while to load, and reads the environment that was set just now.
    const { signIn } = await import('../sign-in');
    const loggedIn = await signIn(wanted, values, timeout, terminal);
    if (!loggedIn.ok) {
      terminal.err(`${loggedIn.reason}\n`);
      return codeOf[loggedIn.fault];
    }
    return await hand(loggedIn, values, terminal.out, terminal.err);
  },
};

const codeOf: Record<LoginFault, ExitCode> = {
  usage: exitCodes.usage,
  invalid: exitCodes.refused,
  unverified: exitCodes.unverified,
  provider: exitCodes.provider,
  machine: exitCodes.machine,
  timeout: exitCodes.timeout,
};

/** An option overrides its environment variable. */
function setEnvironment(values: Values): void {
  const set = (name: string, value: string | undefined) => {
    if (value !== undefined) process.env[name] = value;
  };
  const issuer = text(values, 'issuer');
  const clientId = text(values, 'client-id');
  if ((issuer === undefined) !== (clientId === undefined))
    throw new CommandError(exitCodes.usage, '--issuer and --client-id go together.');
  set('PORT', text(values, 'port'));
  if (text(values, 'port') !== undefined) delete process.env.APP_URL;
  set('OIDC_DISCOVERY_URL', issuer);
  set('OIDC_CLIENT_ID', clientId);
  set('OIDC_SCOPE', text(values, 'scope'));
}

async function hand(
  { tokens }: Extract<LoggedIn, { ok: true }>,
  values: Values,
  out: (text: string) => void,
  err: (text: string) => void,
): Promise<ExitCode> {
  const wanted = text(values, 'token') ?? 'id';
  if (wanted !== 'id' && wanted !== 'access')
    throw new CommandError(exitCodes.usage, '--token: expected id or access.');
  const token = wanted === 'id' ? tokens.id_token : tokens.access_token;
  if (token === undefined)
    throw new CommandError(exitCodes.provider, `The provider sent no ${wanted}_token.`);
  // RFC 6749 A.12. Anything else could be a command to a terminal, or another header. JSON escapes it.
  if (values.json !== true && !/^[\x20-\x7e]+$/.test(token))
    throw new CommandError(
      exitCodes.provider,
      `The ${wanted}_token contains characters that no token may have. --json prints it escaped.`,
    );
  if (values.copy === true) {
    const { copyText } = await import('../clipboard');
    if (!(await copyText(token)))
      throw new CommandError(
        exitCodes.machine,
        'No program to copy with was found. Leave out --copy to print the token.',
      );
    err(`Copied ${wanted}_token.\n`);
    return exitCodes.done;
  }
  if (values.json === true) out(`${JSON.stringify(tokens)}\n`);
  else out(values.header === true ? `Authorization: Bearer ${token}\n` : `${token}\n`);
  return exitCodes.done;
}
