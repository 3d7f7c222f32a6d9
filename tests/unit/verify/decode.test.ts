import { describe, expect, test } from 'vitest';
import { decode } from '@/lib/verify/decode';
import { b64u, idClaims, idHeader, idToken } from './tokens';

describe('decodes as much as possible', () => {
  test('a signed token', () => {
    const token = idToken();
    const decoded = decode(token);
    expect(decoded).toMatchObject({
      form: 'jws',
      part_count: 3,
      encoding_faults: [null, null, null],
      header: { text: JSON.stringify(idHeader), object: idHeader, fault: null },
      payload: { text: JSON.stringify(idClaims), object: idClaims, fault: null },
    });
    expect(decoded.signature).toHaveLength(256);
    expect(new TextDecoder().decode(decoded.signing_input ?? undefined)).toBe(
      token.slice(0, token.lastIndexOf('.')),
    );
  });

  test('an encrypted token shows its header', () => {
    const header = { alg: 'RSA-OAEP', enc: 'A256GCM' };
    const token = [b64u(JSON.stringify(header)), '', 'aXY', 'Y2lwaGVy', 'dGFn'].join('.');
    expect(decode(token)).toMatchObject({
      form: 'jwe',
      part_count: 5,
      header: { object: header },
      payload: null,
      signature: null,
      signing_input: null,
    });
  });

  test('a token that was cut off shows its remaining text', () => {
    const payload = b64u(JSON.stringify(idClaims)).slice(0, 41);
    const decoded = decode(`${b64u(JSON.stringify(idHeader))}.${payload}`);
    expect(decoded).toMatchObject({ form: 'unknown', header: { object: idHeader }, signature: null });
    expect(decoded.encoding_faults).toEqual([null, 'length']);
    expect(decoded.payload?.text).toBe(JSON.stringify(idClaims).slice(0, 30));
    expect(decoded.payload?.fault?.kind).toBe('not-json');
  });

  test('accepts white space and padding, and reports them', () => {
    const [header, payload, signature] = idToken().split('.');
    const decoded = decode(` ${header}=\n.${payload?.replaceAll('-', '+')}.${signature}\u00a0`);
    expect(decoded.header.object).toEqual(idHeader);
    expect(decoded.payload?.object).toEqual(idClaims);
    expect(decoded.encoding_faults[0]).toBe('whitespace');
    expect(decoded.encoding_faults[2]).toBe('whitespace');
  });

  test('an opaque token', () => {
    expect(decode('5f3a-opaque')).toMatchObject({ form: 'unknown', part_count: 1, payload: null });
  });

  test('a field named __proto__ is a normal field', () => {
    const payload = '{"__proto__":{"iss":"https://evil.example"}}';
    const { object } = decode(`e30.${b64u(payload)}.`).payload ?? {};
    expect(object?.iss).toBeUndefined();
    expect(Object.keys(object ?? {})).toEqual(['__proto__']);
  });
});

describe('encoding', () => {
  // RFC 4648 §10, without the padding.
  test.each([
    ['', ''],
    ['Zg', 'f'],
    ['Zm8', 'fo'],
    ['Zm9v', 'foo'],
    ['Zm9vYg', 'foob'],
    ['Zm9vYmE', 'fooba'],
    ['Zm9vYmFy', 'foobar'],
  ])('%s', (encoded, text) => {
    expect(decode(encoded)).toMatchObject({ encoding_faults: [null], header: { text } });
  });

  test.each([
    ['Zg==', 'padding'],
    ['Zm9v\n', 'whitespace'],
    ['Zm 9v', 'whitespace'],
    ['+m9v', 'standard-alphabet'],
    ['Zm9/', 'standard-alphabet'],
    ['Zm9v!', 'foreign-character'],
    ['Zm9ü', 'foreign-character'],
    ['\ud800Zm9v', 'foreign-character'],
    ['Zm9vY', 'length'],
    ['Y', 'length'],
    ['Zh', 'spare-bits'],
    ['Zm9', 'spare-bits'],
  ])('%j has the fault %s', (encoded, fault) => {
    expect(decode(encoded).encoding_faults).toEqual([fault]);
  });
});
