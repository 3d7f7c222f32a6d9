import 'server-only';
import type { ChildProcess } from 'node:child_process';

/** Environment variables for Claimcheck, as listed in README and docs/team.md. */
const own = new Set([
  ...['HOST', 'PORT', 'APP_URL', 'INIT_CWD', 'NODE_OPTIONS', 'NODE_CHANNEL_FD'],
  ...['STORE_URL', 'PROFILES_FILE', 'ALLOWED_ISSUERS', 'DEMO_POOL', 'DEMO_POOL_URL', 'CUBE_CONFIGURATION'],
]);
const ownPrefixes = ['OIDC_', 'CLAIMCHECK_', 'LOGIN_', 'PRE_TOKEN_', 'NEXT_', '__NEXT', 'npm_'];

/**
 * The environment for a third-party program, without variables for the app. `prefixes` excludes more
 * variables.
 */
export function withoutOwnVariables(env: NodeJS.ProcessEnv, prefixes: string[] = []): NodeJS.ProcessEnv {
  const isOwn = (name: string) =>
    own.has(name) || [...ownPrefixes, ...prefixes].some((prefix) => name.startsWith(prefix));
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isOwn(name))) as NodeJS.ProcessEnv;
}

/** Windows doesn't have process groups that can be ended together. */
const hasGroups = process.platform !== 'win32';

/** For `spawn` and `fork`: puts the program and everything it starts into a separate group. */
export const inGroup = { detached: hasGroups };

/**
 * Returns a function that ends the program with everything it started. It's also called when this process
 * ends.
 */
export function endOfGroup({ pid }: ChildProcess): () => void {
  const end = () => {
    process.off('exit', end);
    if (pid === undefined) return;
    try {
      process.kill(hasGroups ? -pid : pid, 'SIGKILL');
    } catch {
      // All processes of the group have already ended.
    }
  };
  process.once('exit', end);
  return end;
}
