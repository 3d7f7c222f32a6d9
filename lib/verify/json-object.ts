import { isJsonObject, type JsonObject } from '@/lib/json/object';
import { jsonShape, type RepeatedMember, type UnsafeNumber } from '@/lib/json/shape';

export type JsonFault =
  | { kind: 'not-utf8' }
  /** `message` is from the parser. */
  | { kind: 'not-json'; message: string }
  | { kind: 'not-an-object'; actual: 'null' | 'array' | 'string' | 'number' | 'boolean' }
  | { kind: 'too-deep'; depth: number };

/** A part of a token that should be a JSON object, read as far as possible. */
export type JsonPart = {
  /** The decoded text; each broken UTF-8 sequence is U+FFFD. */
  text: string;
  /** `null` if `fault` is set. */
  object: JsonObject | null;
  fault: JsonFault | null;
  /** Names that appear twice in one object; `object` has the last value. */
  repeated: RepeatedMember[];
  /** Numbers that JavaScript may round in `object`. */
  unsafe: UnsafeNumber[];
};

/**
 * Maximum nesting of a JSON text. RFC 8259 §9 leaves it to the reader. Everything that walks the value
 * recursively, such as `JSON.stringify`, has a limited stack.
 */
export const depthLimit = 128;

// A byte order mark isn't part of a JSON text (RFC 8259 §8.1), so it stays for JSON.parse to reject.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads bytes as a JSON object, which a JOSE header and a claims set must be. RFC 7515 §4, RFC 7519 §4. */
export function readJsonObject(bytes: Uint8Array): JsonPart {
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    return unreadable(lenient.decode(bytes), { kind: 'not-utf8' });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return unreadable(text, { kind: 'not-json', message: error instanceof Error ? error.message : '' });
  }
  if (!isJsonObject(value)) return unreadable(text, { kind: 'not-an-object', actual: typeOf(value) });
  const { depth, repeated, unsafe } = jsonShape(text);
  if (depth > depthLimit) return { ...unreadable(text, { kind: 'too-deep', depth }), repeated };
  return { text, object: value, fault: null, repeated, unsafe };
}

const unreadable = (text: string, fault: JsonFault): JsonPart => ({
  text,
  object: null,
  fault,
  repeated: [],
  unsafe: [],
});

function typeOf(value: unknown) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as 'string' | 'number' | 'boolean';
}
