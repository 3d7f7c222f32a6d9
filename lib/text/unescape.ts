/** A text as its reader takes it, and for each of its characters where it begins in the text as it was written. */
export type Reading = { text: string; starts: number[] };

/** What is an escape besides percent signs and HTML's entities. */
export type Escapes = {
  /** A backslash, as in JSON. RFC 8259 §7. */
  json: boolean;
  /** A plus sign for a space, as in a form. */
  plus: boolean;
};

/**
 * Undoes every escape once, whichever of these encodings it is of; `null` where there is none. One pass, in which no
 * escape is looked for further than its longest spelling.
 */
export function unescapeOnce(written: string, escapes: Escapes): Reading | null {
  if (!['%', '&', '\\', '+'].some((mark) => written.includes(mark))) return null;
  const starts: number[] = [];
  let text = '';
  let copied = 0;
  for (let at = 0; at < written.length; ) {
    const found = escapeAt(written, at, escapes);
    if (found === null) {
      starts.push(at);
      at += 1;
      continue;
    }
    text += written.slice(copied, at) + found.text;
    for (let unit = 0; unit < found.text.length; unit += 1) starts.push(at);
    at += found.length;
    copied = at;
  }
  if (copied === 0) return null;
  starts.push(written.length);
  return { text: text + written.slice(copied), starts };
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

/** One character in UTF-8, each byte of it behind a percent sign. RFC 3986 §2.1. */
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

/** By the first byte of a character; 0 for one that begins none. RFC 3629 §4. */
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

/** Characters: `&#x00010ffff;`, with some zeros more. */
const longest_entity = 16;

function entityAt(written: string, at: number): Escape | null {
  const rest = written.slice(at + 1, at + longest_entity);
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
