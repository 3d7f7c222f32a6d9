import { isJsonObject, type JsonObject } from '@/lib/json/object';
import { excerpt } from '@/lib/text/excerpt';
import { type Finding, question, show } from '../finding';
import type { HandlerRun } from '../handler-run';
import { type HandlerText, handlerText } from '../handler-text';
import { whyNotHere } from '../not-here';
import { runFindings } from '../rules/run';
import { attributesOf, type InboundEvent, inboundPage } from './event';

/** What an inbound federation handler makes of a provider's attributes. */
export type InboundReport = {
  /** Whether the run is meaningful for AWS. */
  is_runnable: boolean;
  /** The handler's `response`, or `null` if there is none. */
  response: JsonObject | null;
  /** From the provider. */
  before: JsonObject;
  /** For Cognito's attribute mapping; `null` if the response can't be used. */
  after: JsonObject | null;
  findings: Finding[];
};

/** A handler may return ten thousand attributes that aren't strings. */
const maxPerRule = 20;

/** Checks a run. `code` is the handler's text, or `null` if it isn't available. */
export function reportInbound(event: InboundEvent, run: HandlerRun, code: string | null): InboundReport {
  const text = code === null ? null : handlerText(code);
  const response = responseOf(run);
  const mapped = response?.userAttributesToMap;
  const before = attributesOf(event);
  return {
    is_runnable: whyNotHere(run, code) === null,
    response,
    before,
    after: afterOf(mapped, before),
    findings: [
      // How Cognito reports a failure of this trigger isn't documented.
      ...runFindings({ run, text }, () => 'Cognito gets an error instead of attributes.'),
      ...(run.outcome.kind === 'returned' ? responseFindings(response, run.outcome.value, text) : []),
    ],
  };
}

function responseOf({ outcome }: HandlerRun): JsonObject | null {
  if (outcome.kind !== 'returned' || !isJsonObject(outcome.value)) return null;
  return isJsonObject(outcome.value.response) ? outcome.value.response : null;
}

/** An empty object keeps everything. Otherwise, what is left out is dropped. */
function afterOf(mapped: unknown, before: JsonObject): JsonObject | null {
  if (!isJsonObject(mapped)) return null;
  return Object.keys(mapped).length === 0 ? before : mapped;
}

const returned = question({ id: 'event-returned', title: 'Returned event', spec: inboundPage });
const attributes = question({ id: 'attributes-to-map', title: 'userAttributesToMap', spec: inboundPage });
const values = question({ id: 'attribute-values', title: 'Attribute values', spec: inboundPage });

function responseFindings(response: JsonObject | null, value: unknown, text: HandlerText | null): Finding[] {
  if (response === null) {
    return [
      returned.fail({
        expected: 'the event, with a response',
        actual: show(value),
        cause: 'Cognito requires the complete event.',
        fix: 'Set event.response.userAttributesToMap, and return the event itself.',
      }),
    ];
  }
  return [returned.pass('the event, with a response'), ...attributeFindings(response, text)];
}

/** Responses of another trigger. */
const foreign = ['claimsOverrideDetails', 'claimsAndScopeOverrideDetails'];

function attributeFindings(response: JsonObject, text: HandlerText | null): Finding[] {
  const { userAttributesToMap: mapped } = response;
  const expected = 'an object with every attribute to keep, or {} to keep all';
  if (!isJsonObject(mapped)) {
    const other = foreign.find((name) => name in response);
    return [
      attributes.fail({
        expected,
        actual: other ?? show(mapped),
        line: text?.lineOf(other ?? 'userAttributesToMap'),
        cause: other
          ? `${other} is the response of a Pre Token Generation trigger.`
          : 'The response has no attributes that Cognito can use.',
        fix: 'Set event.response.userAttributesToMap. To add claims to tokens, use a Pre Token Generation trigger.',
      }),
    ];
  }
  const odd = Object.entries(mapped).filter(([, each]) => typeof each !== 'string');
  const count = Object.keys(mapped).length;
  return [
    attributes.pass(
      count === 0 ? '{}: all attributes are kept' : `${count} attributes; all others are dropped`,
    ),
    ...odd.slice(0, maxPerRule).map(([name, each]) =>
      values.warn({
        claim: excerpt(name, 200),
        expected: 'a string, as every attribute of a user',
        actual: show(each),
        line: text?.lineOf(name),
        cause: 'AWS documents only strings here.',
        fix: 'Convert it: String(value), or JSON.stringify(value) for a list or an object.',
      }),
    ),
  ];
}
