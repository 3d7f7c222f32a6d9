import 'server-only';
import type { ChildProcess } from 'node:child_process';

/** Variables of the environment that are meant for Claimcheck, as README and docs/team.md list them. */
const own = new Set([
  ...['HOST', 'PORT', 'APP_URL', 'INIT_CWD', 'NODE_OPTIONS', 'NODE_CHANNEL_FD'],
  ...['STORE_URL', 'PROFILES_FILE', 'ALLOWED_ISSUERS', 'DEMO_POOL', 'DEMO_POOL_URL', 'CUBE_CONFIGURATION'],
]);
const ownPrefixes = ['OIDC_', 'CLAIMCHECK_', 'LOGIN_', 'PRE_TOKEN_', 'NEXT_', '__NEXT', 'npm_'];

/**
 * The environment without what is meant for the app: for a program that is somebody else's. `prefixes` name more that is
 * not for it.
 */
export function withoutOwnVariables(env: NodeJS.ProcessEnv, prefixes: string[] = []): NodeJS.ProcessEnv {
  const isOwn = (name: string) =>
    own.has(name) || [...ownPrefixes, ...prefixes].some((prefix) => name.startsWith(prefix));
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isOwn(name))) as NodeJS.ProcessEnv;
}

/** Windows has no groups of processes that are ended together. */
const hasGroups = process.platform !== 'win32';

/** For `spawn` and `fork`: the program and whatever it starts are a group of their own. */
export const inGroup = { detached: hasGroups };

/** Answers how to end the program with all that it has started, which happens at the latest when this process ends. */
export function endOfGroup({ pid }: ChildProcess): () => void {
  const end = () => {
    process.off('exit', end);
    if (pid === undefined) return;
    try {
      process.kill(hasGroups ? -pid : pid, 'SIGKILL');
    } catch {
      // All of it has ended already.
    }
  };
  process.once('exit', end);
  return end;
}
