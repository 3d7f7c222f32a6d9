import { expect, test } from 'vitest';
import { verify } from '@/lib/verify/verify';
import { writeVerification } from '@/lib/verify/write-verification';
import { bases, editsFor, exhibit } from './exhibits';
import { client_id, jwksOf, now } from './tokens';

const textOf = (pieces: Uint8Array[]) => Buffer.concat(pieces).toString();

test('what the last token was told is never told of the next one', async () => {
  const { claims, header } = bases.id;
  for (const edit of editsFor(claims, header).slice(0, 150)) {
    const { token, keys, issuer } = exhibit('id', [edit]);
    const verification = await verify(token, jwksOf(...keys), { issuer, client_id }, now);
    expect(textOf(writeVerification(verification)), edit.name).toBe(JSON.stringify(verification));
  }
});

test('a text that is no token is written whole', async () => {
  const verification = await verify('grüße', { kind: 'none', reason: '„nichts“' }, {}, now);
  expect(textOf(writeVerification(verification))).toBe(JSON.stringify(verification));
});
