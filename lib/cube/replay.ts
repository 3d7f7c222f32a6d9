import { decode } from '@/lib/verify/decode';
import { tokenInHeader } from './authorization-header';
import { type Checked, checkToken } from './check-token';
import { findAll } from './findings/all';
import { readKeyMap } from './key-map';
import { modeOf } from './mode';
import { cubeOptions } from './options';
import type { Outcome, Replay, ReplayInput } from './outcome';
import { startsInProduction } from './secrets';
import { type Serving, serve } from './serve';
import { newestCube } from './version';

/**
 * Predicts how a Cube with these settings handles a token, in development mode and in production. Never
 * throws, whatever the token, the key set, or the settings contain.
 */
export async function replay(input: ReplayInput): Promise<Replay> {
  const token = tokenInHeader(input.token);
  const decoded = decode(token);
  const { settings, secrets = {}, now } = input;
  const version = settings.version ?? newestCube;
  const keys = input.keys && (await readKeyMap(input.keys));
  const checked = token === '' ? null : await checkToken(token, { settings, secrets, version, now }, keys);
  const { claims_namespace: namespace, scopes } = cubeOptions(settings);
  const serving = { namespace, scopes, version, filter: input.filter };
  const outcomes = {
    dev: inDevMode(checked, serving),
    enforced: startsInProduction(settings) ? inProduction(checked, serving) : notStarted,
  };
  const mode = modeOf(settings);
  const findings = findAll(input, { decoded, keys, checked, mode, version }, outcomes);
  // JSON.stringify recurses, and its stack is limited.
  if (decoded.payload?.fault?.kind !== 'too-deep') return { ...outcomes, findings, mode };
  return { dev: withoutContexts(outcomes.dev), enforced: withoutContexts(outcomes.enforced), findings, mode };
}

const withoutContexts = (outcome: Outcome): Outcome => ({
  ...outcome,
  securityContext: null,
  modelContext: null,
});

/** A token that fails the check is ignored, and nothing is logged. */
const inDevMode = (checked: Checked | null, serving: Serving): Outcome =>
  serve(checked?.ok ? checked.payload : undefined, serving);

function inProduction(checked: Checked | null, serving: Serving): Outcome {
  if (checked === null) return rejected("Authorization header isn't set");
  return checked.ok ? serve(checked.payload, serving) : rejected('Invalid token', checked.reason);
}

function rejected(error: string, reason = error): Outcome {
  const answer = { status: 403, body: { error } };
  return { meta: answer, load: answer, reason, securityContext: null, modelContext: null };
}

/** The message in its log. */
const notStarted: Outcome = {
  meta: { status: null, body: null },
  load: { status: null, body: null },
  reason: 'apiSecret is required option(s)',
  securityContext: null,
  modelContext: null,
};
