import type { CodeToken } from './code-tokens';
import { type HandlerText, nameOf } from './handler-text';

type Edit = { from: number; to: number; text: string };

/**
 * Rewrites the handler for version 2, with an object instead of the string that `JSON.stringify` returned for
 * `claim`. `null` if it isn't clear what to change. Everything else stays verbatim.
 */
export function writeObject(handler: HandlerText, claim: string): string | null {
  const text = readText(handler);
  const { code } = text;
  const call = stringifyOf(text, claim);
  const shape = call && toVersion2(text);
  if (!call || !shape) return null;
  return apply(code, [
    { from: call.from, to: call.argument.from, text: '' },
    { from: call.argument.to, to: call.to, text: '' },
    ...shape,
  ]);
}

/** A text as its tokens; `is` compares a token with a text. */
type Text = { code: string; tokens: CodeToken[]; is: (index: number, ...said: string[]) => boolean };

function readText(handler: HandlerText): Text {
  const { code } = handler;
  const tokens = handler.tokens();
  const is = (index: number, ...said: string[]) =>
    said.every((word, offset) => {
      const token = tokens[index + offset];
      return token !== undefined && code.slice(token.from, token.to) === word;
    });
  return { code, tokens, is };
}

type Call = { from: number; to: number; argument: { from: number; to: number }; own: boolean };

/**
 * The `JSON.stringify(…)` that is the claim's value, or the only one in the text, because it may be in a
 * variable.
 */
function stringifyOf(text: Text, claim: string): Call | null {
  const { code, tokens, is } = text;
  const calls = tokens.flatMap((token, index): Call[] => {
    if (!is(index, 'JSON', '.', 'stringify', '(')) return [];
    const arguments_ = membersIn(text, index + 3);
    const [argument] = arguments_ ?? [];
    const end = tokens[tokens[index + 3]?.partner ?? -1];
    if (!argument || arguments_?.length !== 1 || !end) return [];
    const key = tokens[index - 2];
    const own = is(index - 1, ':') && key !== undefined && nameOf(code, key) === claim;
    return [{ from: token.from, to: end.to, argument: spanOf(text, argument), own }];
  });
  const own = calls.filter((call) => call.own);
  const [first, ...rest] = own.length > 0 ? own : calls;
  return first && rest.length === 0 ? first : null;
}

/** Nothing to change if the response already has version 2's format; `null` if it's built in another way. */
function toVersion2(text: Text): Edit[] | null {
  const { code, tokens, is } = text;
  const named = (name: string) =>
    tokens.flatMap((token, index) => (token.kind !== 'mark' && nameOf(code, token) === name ? [index] : []));
  const [at, ...others] = named('claimsOverrideDetails');
  if (at === undefined) return named('claimsAndScopeOverrideDetails').length > 0 ? [] : null;
  const assigned = (is(at + 1, ':') || is(at + 1, '=')) && is(at + 2, '{');
  const members = others.length === 0 && assigned ? membersIn(text, at + 2) : null;
  const [key, details] = [tokens[at], tokens[at + 2]];
  const end = tokens[details?.partner ?? -1];
  if (!members || !key || !details || !end || members.some(([first]) => is(first, '.', '.', '.')))
    return null;
  const groups = members.find(([first]) => is(first, 'groupOverrideDetails'));
  const moved = groups && spanOf(text, groups);
  const name = code.slice(key.from, key.to).replace('claimsOverrideDetails', 'claimsAndScopeOverrideDetails');
  return [
    { from: key.from, to: key.to, text: name },
    { from: details.from, to: details.from, text: '{ idTokenGeneration: ' },
    ...(groups && moved ? [{ ...withoutGap(text, groups), text: '' }] : []),
    { from: end.to, to: end.to, text: `${moved ? `, ${code.slice(moved.from, moved.to)}` : ''} }` },
  ];
}

/** First and last token between two commas. */
type Member = [first: number, last: number];

/** The items between the bracket at `open` and its partner; `null` if there's no partner. */
function membersIn({ tokens, is }: Text, open: number): Member[] | null {
  const close = tokens[open]?.partner;
  if (close === undefined) return null;
  const members: Member[] = [];
  let first = open + 1;
  for (let index = first; index <= close; index += 1) {
    if (index === close || is(index, ',')) {
      if (index > first) members.push([first, index - 1]);
      first = index + 1;
    } else index = Math.max(index, tokens[index]?.partner ?? index);
  }
  return members;
}

function spanOf({ code, tokens }: Text, [first, last]: Member) {
  return { from: tokens[first]?.from ?? 0, to: tokens[last]?.to ?? code.length };
}

/** Includes white space before it and a comma after it. */
function withoutGap(text: Text, member: Member) {
  const { from, to } = spanOf(text, member);
  const comma = text.is(member[1] + 1, ',') ? text.tokens[member[1] + 1] : undefined;
  return { from: text.code.slice(0, from).trimEnd().length, to: comma?.to ?? to };
}

/** From the end, so that earlier positions stay valid. */
function apply(code: string, edits: Edit[]): string {
  return [...edits]
    .sort((one, other) => other.from - one.from)
    .reduce((written, { from, to, text }) => written.slice(0, from) + text + written.slice(to), code);
}
