import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readKeyInput } from '@/lib/verify/keys/key-input';
import { readKeys } from '@/lib/verify/keys/key-set';
import { idToken, jwkOf, jwks, kids, type Pair, pair } from '../tokens';

const spki = ({ publicKey }: Pair) => publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const inside = (namedCurve: string) => spki(generateKeyPairSync('ec', { namedCurve }));
const pem = pair.id.publicKey.export({ format: 'pem', type: 'spki' }).toString();

test.each<[string, string, string, RegExp]>([
  ['a JWK Set', JSON.stringify(jwks, null, 2), 'jwks', /JWK Set with 2 keys/],
  ['a JWK Set in quotes', `'${JSON.stringify({ keys: jwks.keys.slice(1) })}'`, 'jwks', /with one key/],
  ['a JWK', JSON.stringify(jwkOf(pair.id, kids.id)), 'jwk', /JWK\./],
  ['a PEM', pem, 'pem', /PEM/],
  ['a PEM with lines before it', `Bag Attributes\n    friendlyName: id\n${pem}`, 'pem', /PEM/],
  ['a PEM in a line, with its line breaks written out', JSON.stringify(pem), 'pem', /PEM/],
])('%s is read as a key', async (_, text, kind, read_as) => {
  const input = readKeyInput(text);
  expect(input).toMatchObject({ ok: true, keys: { kind }, read_as: expect.stringMatching(read_as) });
  const { keys, reason } = await readKeys(input.ok ? input.keys : { kind: 'none', reason: '' });
  expect(reason).toBeNull();
  expect(keys.length).toBeGreaterThan(0);
});

test.each([
  ['secret', 'secret', /of 6 bytes\.$/],
  ['ümläut', 'ümläut', /of 8 bytes/],
  ['a line break at its end', 'secret\n', /of 7 bytes.*White space around it is part of the secret/],
  ['quotes', '"secret"', /of 8 bytes/],
])('a secret is used verbatim: %s', (_, text, read_as) => {
  const input = readKeyInput(text);
  expect(input).toMatchObject({ ok: true, read_as: expect.stringMatching(read_as) });
  expect(input.ok && input.keys).toEqual({ kind: 'secret', secret: new TextEncoder().encode(text) });
});

test.each([
  ['nothing', ' \n', /doesn’t contain a key/],
  ['a URL', 'https://issuer.example/jwks.json', /URL.*Paste the keys/],
  ['a token', idToken(), /a token, not a key/],
  ['JSON of another kind', '{"issuer":"https://issuer.example"}', /neither a JWK Set .* nor a JWK/],
  ['JSON that was cut off', '{"keys":[{"kty":"RSA"', /incomplete JSON/],
  ['a key without its lines', pem.replaceAll(/-----[^-]+-----/g, ''), /-----BEGIN PUBLIC KEY-----/],
  ['the inside of a PEM of P-256', inside('P-256'), /-----BEGIN PUBLIC KEY-----/],
  ['the inside of a PEM of P-384', inside('P-384'), /-----BEGIN PUBLIC KEY-----/],
  ['the inside of a PEM of P-521', inside('P-521'), /-----BEGIN PUBLIC KEY-----/],
  ['the inside of a PEM of Ed25519', spki(generateKeyPairSync('ed25519')), /-----BEGIN PUBLIC KEY-----/],
  ['a list of keys', JSON.stringify(jwks.keys), /neither a JWK Set/],
  ['a key for SSH', 'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7 me@here', /ssh-keygen/],
  [
    'the XML of .NET',
    '<RSAKeyValue><Modulus>AQAB</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>',
    /XML.*PEM/,
  ],
  ['XML in quotes', '"<RSAKeyValue>\n</RSAKeyValue>"', /XML/],
  ['XML with a declaration', '<?xml version="1.0"?>\n<RSAKeyValue>\n</RSAKeyValue>\n', /XML/],
])('%s isn’t a key, and is reported', (_, text, problem) => {
  expect(readKeyInput(text)).toEqual({ ok: false, problem: expect.stringMatching(problem) });
});

test('reads any input and never throws', () => {
  const text = fc.oneof(fc.string(), fc.json());
  fc.assert(fc.property(text, (given) => typeof readKeyInput(given).ok === 'boolean'));
});
