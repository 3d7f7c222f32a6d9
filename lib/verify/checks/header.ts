import { coreSection, rfc } from '@/lib/oidc/spec-links';
import type { Evidence } from '../evidence';
import { fail, headerRule, pass, type Rule, show, skip, warn } from '../rule';
import { sharedSecretAlgorithms } from '../signing-algorithms';

/**
 * The algorithms that `alg` may name. With a shared-secret algorithm, the public key would be the secret, and
 * everyone has it.
 */
function allowedAlgorithms({ expected: { algorithms }, key_set }: Evidence): readonly string[] {
  if (key_set.given === 'secret') {
    return sharedSecretAlgorithms.filter((alg) => algorithms === undefined || algorithms.includes(alg));
  }
  return (algorithms ?? ['RS256']).filter((alg) => alg !== 'none' && !sharedSecretAlgorithms.includes(alg));
}

const alg = headerRule(
  {
    id: 'alg',
    title: 'Algorithm',
    claim: 'alg',
    spec: coreSection('3.1.3.7', 'IDTokenValidation'),
  },
  (value, _header, evidence) => {
    if (evidence.decoded.form === 'jwe') {
      return skip(
        `${show(value)} encrypts the key of this token. It doesn't sign anything.`,
        'Encrypted token',
      );
    }
    const allowed = allowedAlgorithms(evidence);
    const expected = allowed.length === 0 ? 'none: no algorithm is allowed' : allowed.join(' or ');
    const actual = show(value);
    if (typeof value === 'string' && allowed.includes(value)) return pass(value, expected, actual);
    if (typeof value === 'string' && value.toLowerCase() === 'none') {
      return fail({
        result: 'Not signed',
        expected,
        actual,
        cause:
          'The token is not signed, so anyone can have written it. This is the oldest attack on JSON Web Tokens (RFC 8725 §2.1).',
        fix: 'Never accept it. Set the provider up to sign its ID tokens.',
      });
    }
    if (typeof value === 'string' && sharedSecretAlgorithms.includes(value)) {
      return fail({ result: `${value} needs a shared secret`, expected, actual, ...explainHmac(evidence) });
    }
    return fail({
      result: value === undefined ? 'Missing' : 'Not allowed',
      expected,
      actual,
      cause:
        value === undefined
          ? 'A signed token must have alg (RFC 7515 §4.1.1).'
          : 'The token isn’t an ID token, or the provider signs with an algorithm that its metadata doesn’t list.',
      fix: 'Compare with id_token_signing_alg_values_supported in the discovery document. Any algorithm other than RS256 must be allowed by name.',
    });
  },
);

function explainHmac({ signedWithSecret }: Evidence): { cause: string; fix: string } {
  switch (signedWithSecret) {
    case true:
      return {
        cause:
          'The token is signed with your client secret. OpenID Connect allows that, but only the client itself can verify such a token: Cube and other services can’t.',
        fix: 'In the provider’s client settings, change the ID token signing algorithm to RS256.',
      };
    case false:
      return {
        cause:
          'The token is signed with a shared secret that isn’t your client secret. Using a public key as the secret is a known attack (RFC 8725 §2.1).',
        fix: 'In the provider’s client settings, change the ID token signing algorithm to RS256. Until then, reject the token.',
      };
    case null:
      return {
        cause:
          'The token is signed with a shared secret, but you didn’t provide one. Using a public key as the secret is a known attack (RFC 8725 §2.1).',
        fix: 'If the issuer does sign with a secret, enter that secret as the key. If not, reject the token.',
      };
  }
}

/** The extensions (RFC 7515) that Claimcheck supports. `b64` has its own check. */
const understood: readonly string[] = ['b64'];

const crit = headerRule(
  { id: 'crit', title: 'Critical extensions', claim: 'crit', spec: rfc(7515, '4.1.11') },
  (value, header) => {
    if (value === undefined) return pass('None', 'absent, or known extensions', 'absent');
    const wellFormed =
      Array.isArray(value) &&
      value.length > 0 &&
      new Set(value).size === value.length &&
      value.every((name) => understood.includes(name) && Object.hasOwn(header, name));
    if (wellFormed) return pass('Known', 'known extensions', show(value));
    return fail({
      result: 'Unknown or malformed',
      expected: 'absent, or a list of known extensions that are in the header',
      actual: show(value),
      cause:
        'Verifiers that don’t support these parameters must reject the token. Many libraries ignore that.',
      fix: 'An ID token needs no extension. Remove crit at the issuer.',
    });
  },
);

const b64 = headerRule(
  { id: 'b64', title: 'Payload encoding', claim: 'b64', spec: rfc(7797, '7') },
  (value) => {
    const expected = 'absent or true';
    if (value === undefined || value === true) return pass('base64url', expected, show(value));
    return fail({
      result: 'Unencoded payload',
      expected,
      actual: show(value),
      cause: 'The signature covers an unencoded payload, which JSON Web Tokens don’t allow.',
      fix: 'Remove b64 at the issuer.',
    });
  },
);

const zip = headerRule(
  { id: 'zip', title: 'Compression', claim: 'zip', spec: rfc(7516, '4.1.3') },
  (value, _header, { decoded }) => {
    const expected = 'absent: only encrypted tokens are compressed';
    if (value === undefined) return pass('None', expected, 'absent');
    if (decoded.form === 'jwe') return skip('An encrypted token may be compressed.', 'Encrypted token');
    return warn({
      result: 'Compressed',
      expected,
      actual: show(value),
      cause:
        'Some libraries, such as JJWT, compress signed tokens too. No standard defines that, so other readers see bytes instead of claims.',
      fix: 'Turn off compression at the issuer.',
    });
  },
);

const embedded = ['jwk', 'jku', 'x5u', 'x5c'] as const;

const embeddedKeys = headerRule(
  { id: 'embedded-keys', title: 'Embedded keys', spec: coreSection('2', 'IDToken') },
  (_value, header) => {
    const present = embedded.filter((name) => header[name] !== undefined);
    const expected = `none of ${embedded.join(', ')}`;
    if (present.length === 0) return pass('None', expected, 'none');
    return warn({
      result: 'Present, not used',
      expected,
      actual: `${present.map((name) => `${name}: ${show(header[name])}`).join(', ')}; not used`,
      cause:
        'The issuer sends more than it needs to, or a forger wants the token verified with their own key.',
      fix: 'Nothing to do here: only the issuer’s keys are used. Check that your own verifier does the same (RFC 8725 §3.10).',
    });
  },
);

const typ = headerRule(
  { id: 'typ', title: 'Token type', claim: 'typ', spec: rfc(8725, '3.11') },
  (value, _header, { expected: { token_use } }) => {
    const expected = token_use === 'access' ? 'absent, JWT or at+jwt' : 'absent or JWT';
    const actual = show(value);
    if (value === undefined) return pass('Not present', expected, actual);
    // A media type: case is ignored, and "application/" may be omitted. RFC 7515 §4.1.9.
    const type = typeof value === 'string' ? value.toLowerCase().replace(/^application\//, '') : '';
    if (type === 'jwt' || (type === 'at+jwt' && token_use === 'access')) {
      return pass(type === 'jwt' ? 'JWT' : 'Access token', expected, actual);
    }
    if (type === 'at+jwt') {
      return fail({
        result: 'This is an access token',
        expected,
        actual,
        cause: 'This is an access token (RFC 9068 §2.1).',
        fix: 'Use the id_token from the same token response.',
      });
    }
    if (typeof value !== 'string' || type.endsWith('+jwt')) {
      return fail({
        result: 'Another kind of token',
        expected,
        actual,
        cause:
          'The token was issued for another purpose, such as a logout token, and must not be used as this one.',
        fix: `Use ${token_use === 'id' ? 'an ID token' : 'an access token'}.`,
      });
    }
    return warn({
      result: 'Not a standard type',
      expected,
      actual,
      cause: 'The issuer uses a type of its own. Verifiers that compare typ reject the token.',
      fix: 'Remove typ at the issuer, or set it to JWT.',
    });
  },
);

export const headerRules: readonly Rule[] = [alg, crit, b64, zip, embeddedKeys, typ];
