/** A field name that an object has more than once. `depth` is 1 for the outermost object. */
export type RepeatedMember = { name: string; depth: number };

/** A number that two parsers may read differently. `member` is the outermost field that contains it. */
export type UnsafeNumber = { member: string; written: string };

export type JsonShape = {
  /** How deep objects and arrays are nested: 0 for a bare value, 1 for `{}`. */
  depth: number;
  /** Each duplicate, in the order of the text. */
  repeated: RepeatedMember[];
  /** In the order of the text. */
  unsafe: UnsafeNumber[];
};

const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const openArray = 0x5b;
const closeArray = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;
const minus = 0x2d;
const zero = 0x30;
const nine = 0x39;

/**
 * Finds what `JSON.parse` silently ignores. Of two fields with the same name, it uses the last, but other
 * parsers use the first, so that two readers of a signed text see different values (RFC 8259 §4). And it
 * rounds numbers of more than 53 bits (RFC 7493 §2.2). `text` must be valid JSON. One pass without recursion,
 * so that deep nesting can't overflow the stack.
 */
export function jsonShape(text: string): JsonShape {
  const shape: JsonShape = { depth: 0, repeated: [], unsafe: [] };
  // The names so far in each open object; `null` for an open array.
  const open: (Set<string> | null)[] = [];
  let nameIsNext = false;
  let member = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    switch (code) {
      case openObject:
      case openArray: {
        nameIsNext = code === openObject;
        open.push(nameIsNext ? new Set() : null);
        if (open.length > shape.depth) shape.depth = open.length;
        break;
      }
      case closeObject:
      case closeArray:
        open.pop();
        nameIsNext = false;
        break;
      case comma:
        nameIsNext = open.at(-1) instanceof Set;
        break;
      case quote: {
        const end = endOfString(text, at);
        if (nameIsNext) {
          const name = addName(shape, open, text.slice(at, end + 1));
          if (open.length === 1) member = name;
        }
        nameIsNext = false;
        at = end;
        break;
      }
      default: {
        if (code !== minus && (code < zero || code > nine)) break;
        const end = endOfNumber(text, at);
        const written = text.slice(at, end);
        if (isUnsafe(written)) shape.unsafe.push({ member, written });
        at = end - 1;
      }
    }
  }
  return shape;
}

/** Index of the closing quote of the string that starts at `start`; past the end if there isn't one. */
export function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

/** A character is escaped if an odd number of backslashes precedes it. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === backslash) first -= 1;
  return (at - first) % 2 === 1;
}

const afterNumber = /[^\d.eE+-]|$/g;

function endOfNumber(text: string, start: number): number {
  afterNumber.lastIndex = start;
  return afterNumber.exec(text)?.index ?? text.length;
}

/**
 * Whether it's too large for a double, or a whole number that is rounded to the same double as a neighbor.
 */
function isUnsafe(written: string): boolean {
  const value = Number(written);
  return !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value));
}

function addName(shape: JsonShape, open: (Set<string> | null)[], quoted: string): string {
  // Two spellings of a name are the same name: "\u0061" is "a".
  const name = quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
  const names = open.at(-1);
  const known = names?.size;
  if (names?.add(name).size === known) shape.repeated.push({ name, depth: open.length });
  return name;
}
