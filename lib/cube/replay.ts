import { decode } from '@/lib/verify/decode';
import { tokenInHeader } from './authorization-header';
import { type Checked, checkToken } from './check-token';
import { isReadable, modelContextOf, rowsFor } from './contexts';
import { findAll } from './findings/all';
import { readKeyMap } from './key-map';
import { cubeOptions } from './options';
import type { Outcome, Replay, ReplayInput } from './outcome';

/**
 * What a Cube with these settings makes of a token, in dev mode and where the check is enforced. Never throws for what
 * a token, a key set or the settings may hold.
 */
export async function replay(input: ReplayInput): Promise<Replay> {
  const token = tokenInHeader(input.token);
  const decoded = decode(token);
  const namespace = cubeOptions(input.settings).claims_namespace;
  const keys = input.keys && (await readKeyMap(input.keys));
  const checked = token === '' ? null : await checkToken(token, input.settings, keys, input.now);
  const outcomes = { dev: inDevMode(checked, namespace), enforced: whereEnforced(checked, namespace) };
  const findings = findAll(input, decoded, keys, outcomes);
  // Whoever writes it as JSON has a stack that ends somewhere.
  if (decoded.payload?.fault?.kind !== 'too-deep') return { ...outcomes, findings };
  return { dev: withoutContexts(outcomes.dev), enforced: withoutContexts(outcomes.enforced), findings };
}

const withoutContexts = (outcome: Outcome): Outcome => ({
  ...outcome,
  securityContext: null,
  modelContext: null,
});

/** A token that fails the check, or none, is let in as nobody; nothing is logged. */
const inDevMode = (checked: Checked | null, namespace: string | undefined): Outcome =>
  served(checked?.ok ? checked.payload : undefined, namespace);

function whereEnforced(checked: Checked | null, namespace: string | undefined): Outcome {
  if (checked === null) return refused("Authorization header isn't set");
  return checked.ok ? served(checked.payload, namespace) : refused('Invalid token', checked.reason);
}

function refused(error: string, reason = error): Outcome {
  const answer = { status: 403, body: { error } };
  return { meta: answer, load: answer, reason, securityContext: null, modelContext: null };
}

const unreadable = 'TypeError: Cannot create proxy with a non-object as target or handler';

function served(securityContext: unknown, namespace: string | undefined): Outcome {
  const modelContext = modelContextOf(securityContext, namespace);
  const readable = isReadable(modelContext);
  return {
    meta: { status: 200, body: null },
    load: readable
      ? { status: 200, body: null, rows: rowsFor(modelContext) }
      : { status: 500, body: { error: unreadable } },
    reason: readable ? null : unreadable,
    securityContext: securityContext ?? null,
    modelContext: modelContext ?? null,
  };
}
