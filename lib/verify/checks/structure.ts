import type { RepeatedMember, UnsafeNumber } from '@/lib/json/shape';
import { rfc } from '@/lib/oidc/spec-links';
import { excerpt } from '@/lib/text/excerpt';
import type { EncodingFault } from '../base64url';
import { depthLimit, type JsonFault, type JsonPart } from '../json-object';
import { type Finding, fail, pass, type Rule, show, skip, warn } from '../rule';
import { albCause, isAlbToken } from './balancer';

const parts: Rule = {
  id: 'parts',
  title: 'Structure',
  spec: rfc(7515, '7.1'),
  judge: ({ decoded: { form, part_count } }) => {
    const expected = '3 parts: header, payload, signature';
    const actual = part_count === 1 ? '1 part, no dot' : `${part_count} parts`;
    if (form === 'jws') return pass('Three parts', expected, actual);
    if (form === 'jwe') {
      return fail({
        result: 'Encrypted',
        expected,
        actual: '5 parts: an encrypted token',
        cause:
          'This is a JWE (RFC 7516). Amazon Cognito’s refresh tokens are, and so are ID tokens of clients that are registered for encryption.',
        fix: 'Use the id_token. An encrypted one can only be read with the private key that it was encrypted for.',
      });
    }
    if (form === 'json') {
      return fail({
        result: 'JSON, not a token',
        expected,
        actual: 'JSON',
        cause:
          'This is a whole token response, or a JWS in its JSON serialization, which JSON Web Tokens don’t use (RFC 7519 §1).',
        fix: 'Use only the value of "id_token". Of a JWS, join "protected", "payload", and "signature" with dots.',
      });
    }
    return fail({
      result: part_count === 1 ? 'Not a JSON Web Token' : actual,
      expected,
      actual,
      cause:
        part_count === 1
          ? 'This is an opaque token, a code, or something else.'
          : 'The token was cut off or joined with something else when it was copied.',
      fix: 'Copy the whole id_token again, from its first "eyJ" to its last character.',
    });
  },
};

const encodingFaults: Record<EncodingFault, string> = {
  whitespace: 'has white space in it',
  padding: 'has the padding "="',
  'standard-alphabet': 'has "+" or "/", from standard base64',
  'foreign-character': 'has a character that base64url doesn’t use',
  length: 'is a character too long or too short',
  'spare-bits': 'has non-zero padding bits',
};

const base64url: Rule = {
  id: 'base64url',
  title: 'Encoding',
  spec: rfc(7515, '2'),
  judge: ({ decoded: { encoding_faults }, header }) => {
    const expected = 'letters, digits, "-" and "_", without padding or spare bits';
    const faults = encoding_faults.flatMap((fault, index) =>
      fault === null ? [] : [`Part ${index + 1} ${encodingFaults[fault]}`],
    );
    if (faults.length === 0) return pass('base64url', expected, 'strict base64url');
    const trouble = { result: 'Not strict base64url', expected, actual: `${faults.join('. ')}.` };
    if (isAlbToken(header)) return fail({ ...trouble, ...albCause });
    return fail({
      ...trouble,
      cause: encoding_faults.includes('spare-bits')
        ? 'A part was cut off, or its last character was changed by hand. Most readers decode several spellings of it to the same bytes.'
        : 'The token was quoted, wrapped, or re-encoded on its way, or its issuer doesn’t write strict base64url (RFC 7515 §2).',
      fix: 'Copy the token again from its source. If the issuer writes it this way, report it: other verifiers reject the token.',
    });
  },
};

function judgeJson({ fault, text }: JsonPart): Finding {
  const expected = 'a JSON object in UTF-8';
  if (fault === null) return pass('Readable', expected, `an object of ${text.length} characters`);
  const trouble = {
    result: fault.kind === 'too-deep' ? 'Nested too deeply' : 'Can’t be read',
    expected,
    actual: text === '' ? 'nothing' : describeFault(fault, text),
    cause: 'The token was cut off or changed, or it isn’t a JSON Web Token.',
    fix: 'Copy the whole token again. What could be decoded is shown as is.',
  };
  if (fault.kind !== 'too-deep') return fail(trouble);
  return fail({
    ...trouble,
    expected: `${expected}, nested at most ${depthLimit} deep`,
    cause:
      'A claim contains a whole document, or the token was made to exhaust its readers (RFC 8259 §9 allows a limit).',
    fix: 'Flatten the claim, in the Lambda function if one adds it. Other readers have limits too.',
  });
}

function describeFault(fault: JsonFault, text: string): string {
  switch (fault.kind) {
    case 'not-utf8':
      return 'invalid UTF-8';
    case 'not-json':
      // RFC 8259 §8.1 allows a reader to reject it, and the parser would show an invisible character.
      return text.startsWith('\ufeff')
        ? 'not JSON: starts with a byte order mark'
        : `not JSON: ${fault.message}`;
    case 'not-an-object':
      return `JSON, but ${fault.actual === 'null' ? 'null' : `a${fault.actual === 'array' ? 'n' : ''} ${fault.actual}`}`;
    case 'too-deep':
      return `nested ${fault.depth} deep`;
  }
}

const jsonHeader: Rule = {
  id: 'json-header',
  title: 'Header',
  spec: rfc(7515, '4'),
  judge: ({ decoded }) => judgeJson(decoded.header),
};

const jsonPayload: Rule = {
  id: 'json-payload',
  title: 'Payload',
  spec: rfc(7519, '7.2'),
  judge: ({ decoded: { form, payload } }) => {
    if (payload !== null) return judgeJson(payload);
    return form === 'jwe'
      ? skip('The payload is encrypted.', 'Encrypted')
      : skip('There is no second part.', 'Missing');
  },
};

function judgeRepeated(part: JsonPart | null, what: string): Finding {
  if (part === null || part.fault !== null) return skip('There is no JSON object to read.');
  const expected = 'every name once';
  const [first] = part.repeated;
  if (first === undefined) return pass('None', expected, 'every name once');
  const outermost = part.repeated.some(({ depth }) => depth === 1);
  const trouble = {
    result: `${part.repeated.length === 1 ? '1 name' : `${part.repeated.length} names`} more than once`,
    expected,
    actual: `more than once: ${namesOf(part.repeated)}`,
    cause: `The ${what} was assembled as text instead of by a JSON library, or someone wants two parsers to read different values (the first or the last).`,
    fix: 'Write each name once at the issuer. The last value is shown here.',
  };
  // Only top-level names must be unique. Inside a claim, it's a recommendation (RFC 8259 §4).
  return outermost ? fail(trouble) : warn({ ...trouble, actual: `${trouble.actual}, inside a claim` });
}

const namesOf = (repeated: RepeatedMember[]): string => show([...new Set(repeated.map(({ name }) => name))]);

const duplicatesHeader: Rule = {
  id: 'duplicates-header',
  title: 'Duplicate header parameters',
  spec: rfc(7515, '4'),
  judge: ({ decoded }) => judgeRepeated(decoded.header, 'header'),
};

const duplicatesPayload: Rule = {
  id: 'duplicates-payload',
  title: 'Duplicate claims',
  spec: rfc(7519, '4'),
  judge: ({ decoded }) => judgeRepeated(decoded.payload, 'payload'),
};

const numbers: Rule = {
  id: 'numbers',
  title: 'Safe integers',
  spec: rfc(7493, '2.2'),
  judge: ({ decoded: { payload } }) => {
    if (payload === null || payload.fault !== null) return skip('There is no JSON object to read.');
    const expected = `whole numbers up to ${Number.MAX_SAFE_INTEGER}`;
    const [first] = payload.unsafe;
    if (first === undefined) return pass('All within ±2^53', expected, 'no larger number');
    const more = payload.unsafe.length - 1;
    return warn({
      result: more === 0 ? '1 number too large' : `${more + 1} numbers too large`,
      expected,
      actual: `${describeNumber(first)}${more === 0 ? '' : `; and ${more} more`}`,
      cause:
        'An identifier or an amount was written as a number. JavaScript silently rounds integers above 53 bits, and so does Cube.',
      fix: 'Write the claim as a string.',
    });
  },
};

const describeNumber = ({ member, written }: UnsafeNumber): string =>
  `${excerpt(JSON.stringify(member), 60)}: ${excerpt(written, 60)}, read by JavaScript as ${Number(written)}`;

export const structureRules: readonly Rule[] = [
  parts,
  base64url,
  jsonHeader,
  jsonPayload,
  duplicatesHeader,
  duplicatesPayload,
  numbers,
];
