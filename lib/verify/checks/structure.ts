import type { RepeatedMember, UnsafeNumber } from '@/lib/json/shape';
import { rfc } from '@/lib/oidc/spec-links';
import { excerpt } from '@/lib/text/excerpt';
import type { EncodingFault } from '../base64url';
import { depthLimit, type JsonFault, type JsonPart } from '../json-object';
import { type Finding, fail, pass, type Rule, show, skip, warn } from '../rule';

const parts: Rule = {
  id: 'parts',
  title: 'Three parts with dots between them',
  spec: rfc(7515, '7.1'),
  judge: ({ decoded: { form, part_count } }) => {
    const expected = '3 parts: header, payload, signature';
    const actual = part_count === 1 ? '1 part, no dot' : `${part_count} parts`;
    if (form === 'jws') return pass(expected, actual);
    if (form === 'jwe') {
      return fail({
        expected,
        actual: '5 parts: an encrypted token',
        cause:
          'This is a JWE (RFC 7516). The refresh tokens of Amazon Cognito are, and so are id tokens that a client registered encryption for.',
        fix: 'Take the id_token. An encrypted one can only be read with the private key that it was encrypted for.',
      });
    }
    if (form === 'json') {
      return fail({
        expected,
        actual: 'JSON',
        cause:
          'The whole answer of a token endpoint, or a JWS in its JSON serialization, in which a JSON Web Token never comes (RFC 7519 §1).',
        fix: 'Take the value of "id_token" alone; of a JWS, "protected", "payload" and "signature" with dots between them.',
      });
    }
    return fail({
      expected,
      actual,
      cause:
        part_count === 1
          ? 'An opaque token, a code, or another value than a JSON Web Token.'
          : 'A token that was cut off or joined with something else when it was copied.',
      fix: 'Copy the whole id_token again, from its first "eyJ" to its last character.',
    });
  },
};

const encodingFaults: Record<EncodingFault, string> = {
  whitespace: 'has white space in it',
  padding: 'has the padding "="',
  'standard-alphabet': 'has "+" or "/", of the other base64 alphabet',
  'foreign-character': 'has a character that base64url does not know',
  length: 'is a character too long or too short',
  'spare-bits': 'ends in bits that belong to no byte and are not zero',
};

const base64url: Rule = {
  id: 'base64url',
  title: 'Each part is strict base64url',
  spec: rfc(7515, '2'),
  judge: ({ decoded: { encoding_faults } }) => {
    const expected = 'letters, digits, "-" and "_", without padding or spare bits';
    const faults = encoding_faults.flatMap((fault, index) =>
      fault === null ? [] : [`Part ${index + 1} ${encodingFaults[fault]}`],
    );
    if (faults.length === 0) return pass(expected, 'strict base64url');
    return fail({
      expected,
      actual: `${faults.join('. ')}.`,
      cause: encoding_faults.includes('spare-bits')
        ? 'A part was cut off, or its last character was changed by hand: most readers take several spellings of it for the same bytes.'
        : 'The token was quoted, wrapped or re-encoded on its way: a line break of a terminal, a mail program, a copy of the wrong text.',
      fix: 'Copy the token again from where it was issued.',
    });
  },
};

function judgeJson({ fault, text }: JsonPart): Finding {
  const expected = 'a JSON object in UTF-8';
  if (fault === null) return pass(expected, `an object of ${text.length} characters`);
  const trouble = {
    expected,
    actual: text === '' ? 'nothing' : describeFault(fault, text),
    cause: 'The token was cut off or changed, or it is no JSON Web Token at all.',
    fix: 'Copy the whole token again. What could be decoded is shown as it is.',
  };
  if (fault.kind !== 'too-deep') return fail(trouble);
  return fail({
    ...trouble,
    expected: `${expected}, nested at most ${depthLimit} deep`,
    cause:
      'A claim that holds a whole document, or a token made to exhaust its reader (RFC 8259 §9 allows a limit).',
    fix: 'Flatten the claim, in the Lambda if one adds it: other readers have limits as well.',
  });
}

function describeFault(fault: JsonFault, text: string): string {
  switch (fault.kind) {
    case 'not-utf8':
      return 'bytes that are no UTF-8';
    case 'not-json':
      // RFC 8259 §8.1 lets a reader refuse it; the parser would show a character that cannot be seen.
      return text.startsWith('\ufeff')
        ? 'no JSON: it begins with a byte order mark'
        : `no JSON: ${fault.message}`;
    case 'not-an-object':
      return `JSON, but ${fault.actual === 'null' ? 'null' : `a${fault.actual === 'array' ? 'n' : ''} ${fault.actual}`}`;
    case 'too-deep':
      return `nested ${fault.depth} deep`;
  }
}

const jsonHeader: Rule = {
  id: 'json-header',
  title: 'The header is a JSON object',
  spec: rfc(7515, '4'),
  judge: ({ decoded }) => judgeJson(decoded.header),
};

const jsonPayload: Rule = {
  id: 'json-payload',
  title: 'The payload is a JSON object',
  spec: rfc(7519, '7.2'),
  judge: ({ decoded: { form, payload } }) => {
    if (payload !== null) return judgeJson(payload);
    return skip(form === 'jwe' ? 'The payload is encrypted.' : 'There is no second part.');
  },
};

function judgeRepeated(part: JsonPart | null, what: string): Finding {
  if (part === null || part.fault !== null) return skip('There is no JSON object to look into.');
  const expected = 'every name once';
  const [first] = part.repeated;
  if (first === undefined) return pass(expected, 'every name once');
  const outermost = part.repeated.some(({ depth }) => depth === 1);
  const trouble = {
    expected,
    actual: `more than once: ${namesOf(part.repeated)}`,
    cause: `The ${what} was put together from text instead of by a JSON library, or someone wants two readers to see two things: one takes the first value, another the last.`,
    fix: 'Have the issuer write each name once. The last value is the one shown here.',
  };
  // Only the outermost names must be unique; inside a claim it is advice (RFC 8259 §4).
  return outermost ? fail(trouble) : warn({ ...trouble, actual: `${trouble.actual}, inside a claim` });
}

const namesOf = (repeated: RepeatedMember[]): string => show([...new Set(repeated.map(({ name }) => name))]);

const duplicatesHeader: Rule = {
  id: 'duplicates-header',
  title: 'No header parameter stands twice',
  spec: rfc(7515, '4'),
  judge: ({ decoded }) => judgeRepeated(decoded.header, 'header'),
};

const duplicatesPayload: Rule = {
  id: 'duplicates-payload',
  title: 'No claim stands twice',
  spec: rfc(7519, '4'),
  judge: ({ decoded }) => judgeRepeated(decoded.payload, 'payload'),
};

const numbers: Rule = {
  id: 'numbers',
  title: 'Every reader sees the same numbers',
  spec: rfc(7493, '2.2'),
  judge: ({ decoded: { payload } }) => {
    if (payload === null || payload.fault !== null) return skip('There is no JSON object to look into.');
    const expected = `whole numbers up to ${Number.MAX_SAFE_INTEGER}`;
    const [first] = payload.unsafe;
    if (first === undefined) return pass(expected, 'none is larger');
    const more = payload.unsafe.length - 1;
    return warn({
      expected,
      actual: `${describeNumber(first)}${more === 0 ? '' : `; and ${more} more`}`,
      cause:
        'An identifier or an amount was written as a number. JavaScript keeps 53 bits of one and rounds the rest away in silence, and so does Cube.',
      fix: 'Have the claim written as a string.',
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
