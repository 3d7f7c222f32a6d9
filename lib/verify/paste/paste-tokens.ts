import { withoutEnd } from '@/lib/text/trim';

export type TokenName = 'id_token' | 'access_token' | 'refresh_token' | 'token';

/** A text that looks like a JSON Web Token. */
export type Candidate = {
  /** Its name in the text; `token` if the name isn't specific. */
  name: TokenName;
  token: string;
  /** What was removed to get it, in sentences. */
  cleaned: string[];
};

/**
 * A token from its first character, or one with the start missing. Base64url of the possible starts of a
 * header: `{"`, `{ `, `{` and a line break or a tab, `{}`. Because a hexadecimal number may look like the
 * last one, a dot must follow.
 */
const beginning = /^(?:eyJ|eyA|ewo|ew0|ewk|e30\.|[\w-]+\.eyJ)/;
/** Possible starts of a header, as above, for a token in the middle of a text. */
const heads = ['eyJ', 'eyA', 'ewo', 'ew0', 'ewk'];
/** Dots of an encrypted token, the longest form. RFC 7516 §7.1. */
const maxDots = 4;

/**
 * Whether a text consists of one or more tokens, with only white space and words around them. Standard base64
 * is accepted.
 */
export const beginsAsToken = (text: string): boolean => beginning.test(text) && /^[\w.=+/~\s-]*$/.test(text);

/** A whole token followed by the full stop of its sentence. */
const sentenceEnd = /^([^.]+\.[^.]+\.[^.]+)\.$/;

const leftOut = 'Removed the text around it.';

/**
 * The tokens of a text that starts with one. If the first piece doesn't have three parts, long lines were
 * wrapped, so everything that follows belongs to it. If it does, only the next line does.
 */
export function wholeTokens(text: string, cleaned: string[], name: TokenName): Candidate[] {
  const tokens: { token: string; dots: number; cut: boolean; joined: number; words: number }[] = [];
  let end = 0;
  for (const { 0: piece, index } of text.matchAll(/\S+/g)) {
    const space = text.slice(end, index);
    end = index + piece.length;
    const last = tokens.at(-1);
    const dots = dotsIn(piece);
    if (last === undefined || (last.dots >= 2 && beginning.test(piece))) {
      tokens.push({ token: piece, dots, cut: dots < 2, joined: 0, words: 0 });
    } else if (last.cut || /[\r\n]/.test(space)) {
      last.token += piece;
      last.dots += dots;
      last.joined += 1;
    } else {
      last.words += 1;
    }
  }
  return tokens.map(({ token, joined, words }) => ({
    name,
    token,
    cleaned: [
      ...cleaned,
      ...(joined > 0
        ? [`Removed white space inside it, in ${joined === 1 ? 'one place' : `${joined} places`}.`]
        : []),
      ...(words > 0 ? [leftOut] : []),
    ],
  }));
}

/** The token that starts at `index`, up to the end of its parts; empty if there isn't one. */
function embeddedAt(text: string, index: number): string {
  const isHead = heads.some((head) => text.startsWith(head, index));
  if (!isHead && !text.startsWith('e30.', index)) return '';
  let end = endOfPart(text, index, isHead ? (next) => next === '.' : () => false);
  for (let dots = 0; dots < maxDots && text.charAt(end) === '.'; dots += 1) {
    end = endOfPart(text, end + 1, isHead ? endsToken : () => false);
  }
  return text.slice(index, end);
}

/**
 * A part may be padded, as an AWS load balancer's are. `after` returns whether padding may end before that
 * character.
 */
function endOfPart(text: string, start: number, after: (next: string) => boolean): number {
  let end = start;
  while (/[\w-]/.test(text.charAt(end))) end += 1;
  let padded = end;
  while (text.charAt(padded) === '=') padded += 1;
  return padded - end <= 2 && after(text.charAt(padded)) ? padded : end;
}

const endsToken = (next: string): boolean => next === '' || /[.\s"',;]/.test(next);

const dotsIn = (text: string): number => text.split('.').length - 1;

/** The tokens anywhere in a text. */
export function embeddedTokens(text: string, cleaned: string[], name: TokenName): Candidate[] {
  const sentence = surroundings.find(([pattern]) => pattern.test(text))?.[1] ?? leftOut;
  return [...text.matchAll(/[\w.-]+/g)]
    .map(({ index }) => ({ token: embeddedAt(text, index), index }))
    .filter(({ token }) => token.includes('.') || token.length >= 20)
    .map(({ token, index }) => ({
      name: nameOf(wordBefore(text, index), name),
      token: token.replace(sentenceEnd, '$1'),
      cleaned: [...cleaned, sentence],
    }));
}

const surroundings: readonly [RegExp, string][] = [
  [/^curl\s/, 'Found in a curl command.'],
  [/^cubejsToken:/, "Found in the localStorage entry of Cube's Developer Playground."],
];

/** The name in front of a value: `id_token=`, `"id_token": "`, `--id-token `. */
function wordBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 40), at);
  const end = withoutEnd(before, '"\'`\\:= \t\r\n').length;
  let start = end;
  while (/[\w-]/.test(before.charAt(start - 1))) start -= 1;
  return before.slice(start, end);
}

/** `id_token`, `idToken`, `IdToken`, `id_token_hint`; `fallback` if the name isn't specific. */
export function nameOf(text: string, fallback: TokenName): TokenName {
  const kind = /(?<![a-z])(id|access|refresh)[_-]?token/i.exec(text)?.[1]?.toLowerCase();
  return kind === undefined ? fallback : (`${kind}_token` as TokenName);
}
