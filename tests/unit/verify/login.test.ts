import { describe } from 'vitest';
import { testFaults } from './outcome';
import { client_id, expected, idToken, issuer } from './tokens';

const claims = (changes: Record<string, unknown>) => ({ token: idToken(changes) });

describe('nonce and hashes', () => {
  const access_token = 'eyJ0b2tlbg';
  testFaults({
    'nonce-missing': () => ({ ...claims({ nonce: undefined }), fails: ['nonce'] }),
    'nonce-of-another-login': () => ({ ...claims({ nonce: 'other' }), fails: ['nonce'] }),
    'nonce-a-number': () => ({ ...claims({ nonce: 1 }), fails: ['nonce'] }),
    'nonce-in-a-login-begun-elsewhere': () => ({
      ...claims({}),
      expected: { ...expected, nonce: null },
      warns: ['nonce'],
    }),
    'nonce-a-number-in-a-login-begun-elsewhere': () => ({
      ...claims({ nonce: 1 }),
      expected: { ...expected, nonce: null },
      warns: ['nonce'],
    }),
    'no-nonce-in-a-login-begun-elsewhere': () => ({
      ...claims({ nonce: undefined }),
      expected: { ...expected, nonce: null },
    }),
    'nonce-a-number-of-no-known-login': () => ({
      ...claims({ nonce: 1 }),
      expected: { issuer, client_id },
      fails: ['nonce'],
    }),
    'nonce-of-no-known-login': () => ({ ...claims({}), expected: { issuer, client_id } }),
    'at-hash-of-another-access-token': () => ({
      ...claims({}),
      expected: { ...expected, access_token },
      fails: ['at_hash'],
    }),
    // SHA-256("eyJ0b2tlbg"), its left half, by openssl dgst.
    'at-hash-of-this-access-token': () => ({
      ...claims({ at_hash: 'hXBVX0RBwu5ynnv-530ioQ' }),
      expected: { ...expected, access_token },
    }),
    'at-hash-a-number': () => ({ ...claims({ at_hash: 1 }), fails: ['at_hash'] }),
    'at-hash-absent': () => ({ ...claims({ at_hash: undefined }), expected: { ...expected, access_token } }),
    'c-hash-of-another-code': () => ({
      ...claims({ c_hash: 'LDktKdoQak3Pk0cnXxCltA' }),
      expected: { ...expected, code: 'other' },
      fails: ['c_hash'],
    }),
    // OpenID Connect Core 1.0 Appendix A.4: the code and the c_hash of its example.
    'c-hash-of-this-code': () => ({
      ...claims({ c_hash: 'LDktKdoQak3Pk0cnXxCltA' }),
      expected: { ...expected, code: 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk' },
    }),
  });
});
