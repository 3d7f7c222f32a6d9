/** A decoded text, and the position of each of its characters in the text as written. */
export type Reading = { text: string; startOf: (at: number) => number };

/** Escapes to decode besides percent signs and HTML entities. */
export type Escapes = {
  /** A backslash, as in JSON. RFC 8259 §7. */
  json: boolean;
  /** A plus sign for a space, as in a form. */
  plus: boolean;
};

/**
 * Decodes every escape once, in any of these encodings; `null` if there is none. One pass that never looks
 * further ahead than the longest escape.
 */
export function unescapeOnce(written: string, escapes: Escapes): Reading | null {
  // An escape is never shorter than what it decodes to.
  const starts = new Uint32Array(written.length + 1);
  let text = '';
  let copied = 0;
  let read = 0;
  const copyUntil = (end: number) => {
    text += written.slice(copied, end);
    for (; copied < end; copied += 1) starts[read++] = copied;
  };
  for (let at = nextMark(written, 0); at !== -1; at = nextMark(written, at)) {
    const found = escapeAt(written, at, escapes);
    if (found === null) {
      at += 1;
      continue;
    }
    copyUntil(at);
    text += found.text;
    for (let each = 0; each < found.text.length; each += 1) starts[read++] = at;
    at += found.length;
    copied = at;
  }
  if (copied === 0) return null;
  copyUntil(written.length);
  starts[read] = written.length;
  return { text, startOf: (at) => starts[at] ?? written.length };
}

const marks = /[%&\\+]/g;

function nextMark(written: string, from: number): number {
  marks.lastIndex = from;
  return marks.exec(written)?.index ?? -1;
}

type Escape = { text: string; length: number };

function escapeAt(written: string, at: number, { json, plus }: Escapes): Escape | null {
  switch (written.charAt(at)) {
    case '%':
      return percentAt(written, at);
    case '&':
      return entityAt(written, at);
    case '\\':
      return json ? backslashAt(written, at) : null;
    case '+':
      return plus ? { text: ' ', length: 1 } : null;
    default:
      return null;
  }
}

/** One character in UTF-8, with each byte percent-encoded. RFC 3986 §2.1. */
function percentAt(written: string, at: number): Escape | null {
  const first = percentByte(written, at);
  if (first === null) return null;
  const size = sizeInUtf8(first);
  if (size === 0) return null;
  let code = size === 1 ? first : first & (0x7f >> size);
  for (let next = 1; next < size; next += 1) {
    const byte = percentByte(written, at + 3 * next);
    if (byte === null || byte >> 6 !== 0b10) return null;
    code = (code << 6) | (byte & 0x3f);
  }
  return code > 0x10ffff ? null : { text: String.fromCodePoint(code), length: 3 * size };
}

/** The size by the first byte of a character; 0 if no character starts with it. RFC 3629 §4. */
function sizeInUtf8(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

const percentByte = (written: string, at: number): number | null =>
  written.charAt(at) === '%' ? hex(written.slice(at + 1, at + 3), 2) : null;

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** In characters: `&#x00010ffff;` and a few more zeros. */
const longestEntity = 16;

function entityAt(written: string, at: number): Escape | null {
  const rest = written.slice(at + 1, at + longestEntity);
  const name = rest.slice(0, Math.max(0, rest.indexOf(';')));
  const text = entities.get(name) ?? numbered(name);
  return text === null ? null : { text, length: name.length + 2 };
}

function numbered(name: string): string | null {
  const [, decimal, hexadecimal] = /^#(?:(\d+)|x([\da-f]+))$/i.exec(name) ?? [];
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

const controls = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function backslashAt(written: string, at: number): Escape | null {
  const next = written.charAt(at + 1);
  if (next === '"' || next === '\\' || next === '/') return { text: next, length: 2 };
  if (next !== 'u') {
    const control = controls.get(next);
    return control === undefined ? null : { text: control, length: 2 };
  }
  const unit = hex(written.slice(at + 2, at + 6), 4);
  return unit === null ? null : { text: String.fromCharCode(unit), length: 6 };
}

const hex = (digits: string, count: number): number | null =>
  digits.length === count && /^[\da-f]+$/i.test(digits) ? Number.parseInt(digits, 16) : null;
