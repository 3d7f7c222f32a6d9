import 'server-only';

/** Variables of the environment that are meant for Claimcheck, as README and docs/team.md list them. */
const own = new Set([
  ...['HOST', 'PORT', 'APP_URL', 'INIT_CWD', 'NODE_OPTIONS', 'NODE_CHANNEL_FD'],
  ...['STORE_URL', 'PROFILES_FILE', 'ALLOWED_ISSUERS', 'DEMO_POOL', 'DEMO_POOL_URL'],
]);
const ownPrefixes = [
  'OIDC_',
  'CLAIMCHECK_',
  'CUBE_',
  'CUBEJS_',
  'LOGIN_',
  'PRE_TOKEN_',
  'NEXT_',
  '__NEXT',
  'npm_',
];

/** The environment without what is meant for the app: for a program that is somebody else's. */
export function withoutOwnVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isOwn = (name: string) => own.has(name) || ownPrefixes.some((prefix) => name.startsWith(prefix));
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isOwn(name))) as NodeJS.ProcessEnv;
}
