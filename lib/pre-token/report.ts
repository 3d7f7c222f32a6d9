import { isJsonObject, type JsonObject } from '@/lib/json/object';
import { type ClaimChange, diffClaims } from '@/lib/verify/claim-diff';
import type { PreTokenEvent } from './event';
import type { Evidence, Finding } from './finding';
import type { HandlerRun } from './handler-run';
import { handlerText } from './handler-text';
import { whyNotHere } from './not-here';
import { readOverrides } from './overrides';
import { rules } from './rules/rules';
import { type Tokens, tokensOf } from './tokens';

/** A handler may set ten thousand forbidden claims, and each finding is long. */
const maxPerRule = 20;

/** The result of a run according to Cognito's rules. */
export type PreTokenReport = {
  /**
   * Whether the run is meaningful for AWS. It isn't if the handler needs something that isn't available here.
   */
  is_runnable: boolean;
  /** The handler's `response`, or `null` if there is none. */
  response: JsonObject | null;
  /** Claims of the issued tokens; `null` if Cognito wouldn't issue any. */
  tokens: Tokens | null;
  /** The claims of the same sign-in without a trigger. */
  without: Tokens;
  /** How `tokens` differ from `without`. */
  changes: { id: ClaimChange[]; access: ClaimChange[] };
  findings: Finding[];
};

/**
 * Checks a run against Cognito's rules. `code` is the handler's text, for line numbers in findings, or `null`
 * if it isn't available. `now` is Unix time in milliseconds.
 */
export function reportRun(
  event: PreTokenEvent,
  run: HandlerRun,
  code: string | null,
  now: number,
): PreTokenReport {
  const without = tokensOf(event, null, now);
  const response = responseOf(run);
  const answered = response && { response, read: readOverrides(event.version, response) };
  const taken = answered !== null && answered.read.faults.length === 0;
  const tokens = taken ? tokensOf(event, answered.read.overrides, now) : null;
  const evidence: Evidence = {
    event,
    run,
    text: code === null ? null : handlerText(code),
    answered,
    tokens,
    without,
  };
  return {
    is_runnable: whyNotHere(run, code) === null,
    response,
    tokens,
    without,
    changes: {
      id: tokens ? diffClaims(without.id ?? {}, tokens.id ?? {}) : [],
      access: tokens ? diffClaims(without.access, tokens.access) : [],
    },
    findings: rules.flatMap((rule) => rule(evidence).slice(0, maxPerRule)),
  };
}

function responseOf({ outcome }: HandlerRun): JsonObject | null {
  if (outcome.kind !== 'returned' || !isJsonObject(outcome.value)) return null;
  return isJsonObject(outcome.value.response) ? outcome.value.response : null;
}
