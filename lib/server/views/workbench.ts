import 'server-only';
import { isPoolIssuer, type Profile, poolIdOf } from '@/lib/configure/profile/profile';
import type { JsonObject } from '@/lib/json/object';
import { userOfClaims } from '@/lib/pre-token/event-user';
import { placeholders } from '@/lib/pre-token/shipping';
import type { Run } from '@/lib/run/run';
import { isLogin } from '@/lib/run/summary';
import { demoEventUsers } from '@/lib/server/pre-token/event-users';
import { textOf } from '@/lib/server/pre-token/handler-source';
import { poolTrigger } from '@/lib/server/pre-token/pool-trigger';
import { environment } from '@/lib/server/process/environment';
import { findRun } from '@/lib/server/store/runs';
import { decode } from '@/lib/verify/decode';
import type { EventUserChoice, PoolHandler, WorkbenchView } from '@/lib/views/lambda';

/**
 * The data of the workbench page for a browser and its selected profile. Don't import anything that runs a
 * handler: for files that a page refers to, Next.js returns a URL in the browser, not a path on disk.
 */
export async function viewOfWorkbench(browser: string, profile: Profile): Promise<WorkbenchView> {
  const { callback_url, signed_out_url, pre_token } = environment();
  const issuer = profile.metadata?.issuer ?? '';
  const user_pool_id = profile.id === 'demo' || !isPoolIssuer(issuer) ? null : poolIdOf(issuer);
  const last = await findRun(browser, isLogin(profile.id));
  return {
    users: [
      ...(last ? lastUser(last) : []),
      ...demoEventUsers().map((user) => ({ label: `Demo user ${user.user_name}`, user })),
    ],
    pool: poolHandler(),
    file: pre_token && { ...pre_token, text: await textOf({ kind: 'file', path: pre_token.path }) },
    destination: {
      user_pool_id: user_pool_id ?? placeholders.user_pool_id,
      client_id: user_pool_id ? profile.client_id : placeholders.client_id,
      callback_url,
      signed_out_url,
    },
    of_profile: user_pool_id && profile.name,
    now: Date.now(),
  };
}

function lastUser({ token_response, profile }: Run): EventUserChoice[] {
  const id = claimsOf(token_response?.id_token);
  return id
    ? [
        {
          label: `Last sign-in with ${profile.name}`,
          user: userOfClaims(id, claimsOf(token_response?.access_token)),
        },
      ]
    : [];
}

const claimsOf = (token: string | undefined): JsonObject | null =>
  token === undefined ? null : (decode(token).payload?.object ?? null);

export function poolHandler(): PoolHandler {
  const set = poolTrigger();
  return set && { version: set.version, kind: set.source.kind };
}
