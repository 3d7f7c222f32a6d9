import { coreSection, rfc } from '@/lib/oidc/spec-links';
import type { Evidence } from '../evidence';
import { fail, headerRule, pass, type Rule, show, skip, warn } from '../rule';
import { sharedSecretAlgorithms } from '../signing-algorithms';

/** What `alg` may be. A shared-secret algorithm with a public key would take what everyone has for the secret. */
function allowedAlgorithms({ expected: { algorithms }, key_set }: Evidence): readonly string[] {
  if (key_set.given === 'secret') {
    return sharedSecretAlgorithms.filter((alg) => algorithms === undefined || algorithms.includes(alg));
  }
  return (algorithms ?? ['RS256']).filter((alg) => alg !== 'none' && !sharedSecretAlgorithms.includes(alg));
}

const alg = headerRule(
  {
    id: 'alg',
    title: 'The algorithm is an allowed one',
    claim: 'alg',
    spec: coreSection('3.1.3.7', 'IDTokenValidation'),
  },
  (value, _header, evidence) => {
    const allowed = allowedAlgorithms(evidence);
    const expected = allowed.length === 0 ? 'nothing: no algorithm is allowed' : allowed.join(' or ');
    const actual = show(value);
    if (typeof value === 'string' && allowed.includes(value)) return pass(expected, actual);
    if (typeof value === 'string' && value.toLowerCase() === 'none') {
      return fail({
        expected,
        actual,
        cause:
          'The token is not signed: anyone can have written it. That is the oldest attack on JSON Web Tokens (RFC 8725 §2.1).',
        fix: 'Never accept it. A provider that issues such id tokens has to be told to sign them.',
      });
    }
    if (typeof value === 'string' && sharedSecretAlgorithms.includes(value)) {
      return fail({
        expected,
        actual,
        cause:
          'The token is signed with a shared secret, and none was given. To use a public key as the secret is an attack (RFC 8725 §2.1).',
        fix: 'If the issuer does sign with a secret, give that secret; if not, refuse the token.',
      });
    }
    return fail({
      expected,
      actual,
      cause:
        value === undefined
          ? 'A token without alg is no JWS (RFC 7515 §4.1.1).'
          : 'The token is of another kind than an id token, or the provider signs with an algorithm that its metadata does not name.',
      fix: 'Compare with id_token_signing_alg_values_supported in the discovery document. Another algorithm than RS256 has to be allowed by name.',
    });
  },
);

/** The extensions of RFC 7515 that are understood here: `b64`, by the check of that name. */
const understood: readonly string[] = ['b64'];

const crit = headerRule(
  { id: 'crit', title: 'Every critical extension is understood', claim: 'crit', spec: rfc(7515, '4.1.11') },
  (value, header) => {
    if (value === undefined) return pass('absent, or extensions that are understood', 'absent');
    const wellFormed =
      Array.isArray(value) &&
      value.length > 0 &&
      new Set(value).size === value.length &&
      value.every((name) => understood.includes(name) && Object.hasOwn(header, name));
    if (wellFormed) return pass('extensions that are understood', show(value));
    return fail({
      expected: 'absent, or a list of extensions that are understood and present',
      actual: show(value),
      cause:
        'The issuer says that the token must not be accepted by anyone who does not know these parameters. Many libraries pass over it.',
      fix: 'An id token needs no extension: have the issuer leave crit out.',
    });
  },
);

const b64 = headerRule(
  { id: 'b64', title: 'The payload is encoded', claim: 'b64', spec: rfc(7797, '7') },
  (value) => {
    const expected = 'absent or true';
    if (value === undefined || value === true) return pass(expected, show(value));
    return fail({
      expected,
      actual: show(value),
      cause: 'The signature is meant over an unencoded payload, which is forbidden for JSON Web Tokens.',
      fix: 'Have the issuer leave b64 out.',
    });
  },
);

const zip = headerRule(
  { id: 'zip', title: 'The payload is not compressed', claim: 'zip', spec: rfc(7516, '4.1.3') },
  (value, _header, { decoded }) => {
    const expected = 'absent: only encrypted tokens are compressed';
    if (value === undefined) return pass(expected, 'absent');
    if (decoded.form === 'jwe') return skip('An encrypted token may be compressed.');
    return warn({
      expected,
      actual: show(value),
      cause:
        'A library that also compresses signed tokens, which no standard knows (JJWT does). Others see bytes instead of claims.',
      fix: 'Switch compression off at the issuer.',
    });
  },
);

const embedded = ['jwk', 'jku', 'x5u', 'x5c'] as const;

const embeddedKeys = headerRule(
  {
    id: 'embedded-keys',
    title: 'The token brings no key of its own',
    spec: coreSection('2', 'IDToken'),
  },
  (_value, header) => {
    const present = embedded.filter((name) => header[name] !== undefined);
    const expected = `none of ${embedded.join(', ')}`;
    if (present.length === 0) return pass(expected, 'none');
    return warn({
      expected,
      actual: `${present.map((name) => `${name}: ${show(header[name])}`).join(', ')}; not used`,
      cause:
        'An issuer that need not send it, or a forger who wants the token checked with a key of their own.',
      fix: 'Nothing to do here: only the keys of the issuer are used. See that your own verifier does the same (RFC 8725 §3.10).',
    });
  },
);

const typ = headerRule(
  { id: 'typ', title: 'The type is that of the token wanted', claim: 'typ', spec: rfc(8725, '3.11') },
  (value, _header, { expected: { token_use } }) => {
    const expected = token_use === 'access' ? 'absent, JWT or at+jwt' : 'absent or JWT';
    const actual = show(value);
    if (value === undefined) return pass(expected, actual);
    // A media type, compared without regard to case, its "application/" left out. RFC 7515 §4.1.9.
    const type = typeof value === 'string' ? value.toLowerCase().replace(/^application\//, '') : '';
    if (type === 'jwt' || (type === 'at+jwt' && token_use === 'access')) return pass(expected, actual);
    if (type === 'at+jwt') {
      return fail({
        expected,
        actual,
        cause: 'This is an access token (RFC 9068 §2.1).',
        fix: 'Take the id_token of the same token response.',
      });
    }
    if (typeof value !== 'string' || type.endsWith('+jwt')) {
      return fail({
        expected,
        actual,
        cause:
          'A token made for another purpose, such as a logout token, that must not be taken for this one.',
        fix: 'Take the token of the kind that is wanted.',
      });
    }
    return warn({
      expected,
      actual,
      cause: 'An issuer with a type of its own. Verifiers that compare typ refuse the token.',
      fix: 'Have the issuer leave typ out or set it to JWT.',
    });
  },
);

export const headerRules: readonly Rule[] = [alg, crit, b64, zip, embeddedKeys, typ];
