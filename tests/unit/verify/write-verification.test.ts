import { expect, test } from 'vitest';
import { type Detail, verify } from '@/lib/verify/verify';
import { verificationWriter } from '@/lib/verify/write-verification';
import { bases, editsFor, exhibit } from './exhibits';
import { client_id, jwksOf, keys, now, signTexts } from './tokens';

const writeVerification = verificationWriter('all');
const textOf = (pieces: Uint8Array[]) => Buffer.concat(pieces).toString();

test('the text of one token is never used for the next one', async () => {
  const { claims, header } = bases.id;
  for (const edit of editsFor(claims, header).slice(0, 150)) {
    const { token, keys, issuer } = exhibit('id', [edit]);
    const verification = await verify(token, jwksOf(...keys), { issuer, client_id }, now);
    const { claims_text: _, ...plain } = verification;
    // Parses the numbers, so that different spellings of a number are equal.
    expect(JSON.parse(textOf(writeVerification(verification))), edit.name).toEqual(
      JSON.parse(JSON.stringify(plain)),
    );
  }
});

const claimsOf = async (payload: string) => {
  const verification = await verify(signTexts('{"alg":"RS256"}', payload), keys, {}, now);
  const text = textOf(writeVerification(verification));
  JSON.parse(text);
  return /"claims":(.*),"checks":/.exec(text)?.[1];
};

test.each([
  ['an identifier of more than 53 bits', '{"id":12345678901234567890, "name":"x"}', undefined],
  ['one deep inside', '{"a":[{"b":9007199254740993}]}', undefined],
  ['other numbers as JavaScript writes them', '{"a":1.0,"b":1e3}', '{"a":1,"b":1000}'],
  // Many readers, including Go's and Rust's, reject a text with such a number.
  ['a number beyond every double', '{"exp":1e400}', '{"exp":null}'],
  ['one next to a large identifier', '{"id":9007199254740993,"a":1e400}', '{"id":9007199254740992,"a":null}'],
  ['a name that appears twice', '{"id":9007199254740993,"id":1}', '{"id":1}'],
  ['half a character', '{"name":"\\ud83d"}', '{"name":"\\ud83d"}'],
])('the claims in the response: %s', async (_, payload, written = payload) => {
  expect(await claimsOf(payload)).toBe(written);
});

test('text that isn’t a token is returned complete', async () => {
  const verification = await verify('grüße', { kind: 'none', reason: '„nichts“' }, {}, now);
  expect(textOf(writeVerification(verification))).toBe(JSON.stringify(verification));
});

test('a failed token: all of its checks, only the failed ones, or only the verdict', async () => {
  const token = signTexts('{"alg":"RS256"}', '{"exp":1,"id":9007199254740993}');
  const written = async (detail: Detail) =>
    textOf(verificationWriter(detail)(await verify(token, keys, {}, now, detail)));
  const read = async (detail: Detail) => JSON.parse(await written(detail));
  const { checks, ...rest } = await read('all');
  const failed = checks.filter(({ status }: { status: string }) => status === 'fail');
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.length).toBeLessThan(checks.length);
  expect(await read('failed')).toEqual({ ...rest, checks: failed });
  expect(await written('failed')).toContain('9007199254740993');
  expect(await read('verdict')).toEqual({ verdict: 'invalid' });
});

test.each(editsFor(bases.id.claims, bases.id.header))('less detail, same verdict: $name', async (edit) => {
  const { token, keys, issuer } = exhibit('id', [edit]);
  const verified = (detail: Detail) => verify(token, jwksOf(...keys), { issuer, client_id }, now, detail);
  const [all, failed, verdict] = await Promise.all([
    verified('all'),
    verified('failed'),
    verified('verdict'),
  ]);
  const { checks, ...rest } = all;
  expect(failed).toEqual({ ...rest, checks: checks.filter(({ status }) => status === 'fail') });
  expect(verdict).toEqual({ ...rest, checks: [] });
});
