import { exportJWK, importSPKI, importX509, type JWK } from 'jose';

/** The first public key in a PEM text, which may contain other lines and blocks. RFC 7468. */
export async function readPem(text: string): Promise<{ jwk: JWK } | { reason: string }> {
  const blocks = blocksIn(text);
  for (const { label, body, pem } of blocks) {
    const importers = importersOf(label, body, pem);
    if (importers === null) continue;
    for (const importKey of importers) {
      try {
        return { jwk: await exportJWK(await importKey()) };
      } catch {
        // Another kind of block, or not a key.
      }
    }
    return { reason: binary(body).includes(rsassaPssId) ? forPssAlone : noneThatIsRead };
  }
  return { reason: whatElse(blocks.map(({ label }) => label)) };
}

type Block = { label: string; body: string; pem: string };

const marker = /-----(BEGIN|END) ([A-Z0-9 -]{1,40}?)-----/g;

/** The text between each pair of matching BEGIN and END lines. */
function blocksIn(text: string): Block[] {
  const markers = [...text.matchAll(marker)];
  return markers.flatMap((begin, at) => {
    const end = markers[at + 1];
    const [line, edge, label = ''] = begin;
    if (edge !== 'BEGIN' || end?.[1] !== 'END' || end[2] !== label) return [];
    const body = text.slice(begin.index + line.length, end.index);
    return [{ label, body, pem: line + body + end[0] }];
  });
}

/** The algorithms to try, because only the import shows the kind of a key. */
const kinds = ['RS256', 'ES256', 'ES384', 'ES512', 'Ed25519'] as const;

const extractable = { extractable: true };

/** The ways to read a block; `null` if it doesn't contain a public key. */
function importersOf(label: string, body: string, pem: string): (() => Promise<CryptoKey>)[] | null {
  switch (label) {
    case 'PUBLIC KEY':
      // PKCS #1 is often found between the wrong lines.
      return [...kinds.map((alg) => () => importSPKI(pem, alg, extractable)), () => importPkcs1(body)];
    case 'CERTIFICATE':
      return kinds.map((alg) => () => importX509(pem, alg, extractable));
    case 'RSA PUBLIC KEY':
    // OpenSSL's label for the RSA part of an RSASSA-PSS key.
    case 'RSA-PSS PUBLIC KEY':
      return [() => importPkcs1(body)];
    default:
      return null;
  }
}

function importPkcs1(body: string): Promise<CryptoKey> {
  const der = Uint8Array.from(binary(body), (character) => character.charCodeAt(0));
  const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  return crypto.subtle.importKey('spki', spkiOfPkcs1(der), rsa, true, ['verify']);
}

/** The bytes of a block, one character each; empty if it isn't base64. */
function binary(body: string): string {
  try {
    return atob(body);
  } catch {
    return '';
  }
}

/** The object identifier of a key that is restricted to RSASSA-PSS. RFC 4055 §1.2. */
const rsassaPssId = '\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a';

const forPssAlone =
  'This key is restricted to RSASSA-PSS, which WebCrypto can’t import. Convert it to an RSA key: openssl rsa -pubin -in key.pem -RSAPublicKey_out';

const noneThatIsRead = 'The PEM contains no readable RSA, P-256, P-384, P-521, or Ed25519 key.';

function whatElse(labels: string[]): string {
  const [first] = labels;
  if (first === undefined) return 'The PEM has no matching "-----BEGIN …-----" and "-----END …-----" lines.';
  if (labels.some((label) => label.endsWith('PRIVATE KEY')))
    return 'This is a private key. Use its public half: openssl pkey -in private.pem -pubout';
  return `The PEM contains a "${first}". Paste a "PUBLIC KEY" or a "CERTIFICATE" instead.`;
}

/** `rsaEncryption`, without parameters. RFC 3279 §2.3.1. */
const algorithm = [0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0];

/**
 * Wraps a PKCS #1 RSA key (RFC 8017 Appendix A.1.1) in the structure that WebCrypto imports. RFC 5280 §4.1.
 */
function spkiOfPkcs1(key: Uint8Array): Uint8Array<ArrayBuffer> {
  const bits = [3, ...lengthOf(key.length + 1), 0];
  const inside = algorithm.length + bits.length + key.length;
  const spki = [0x30, ...lengthOf(inside), ...algorithm, ...bits];
  const whole = new Uint8Array(spki.length + key.length);
  whole.set(spki);
  whole.set(key, spki.length);
  return whole;
}

/** One byte, or the number of length bytes followed by them. ITU-T X.690 §8.1.3. */
function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 + bytes.length, ...bytes];
}
