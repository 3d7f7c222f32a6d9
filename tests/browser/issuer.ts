import { createHmac, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;

/** An issuer that only signs tokens and counts the requests that it gets. */
export type Issuer = {
  url: string;
  client_id: string;
  /** The requested paths, in order. */
  asked: string[];
  /** The public key, in the formats that people have. */
  jwks: string;
  jwk: string;
  pem: string;
  /** An id token that is valid except for `changes`. */
  sign: (changes?: Json, header?: Json) => string;
  /** Stops returning its keys. */
  loseKeys: () => void;
  close: () => Promise<void>;
};

const b64u = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function openIssuer(): Promise<Issuer> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'the-key', use: 'sig', alg: 'RS256' };
  const asked: string[] = [];
  let hasKeys = true;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const answer = answers()[path];
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { message: 'not here' }));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const answers = (): Record<string, Json> => ({
    '/.well-known/openid-configuration': { issuer: url, jwks_uri: `${url}/keys` },
    ...(hasKeys && { '/keys': { keys: [jwk] } }),
  });
  const now = Math.floor(Date.now() / 1000);
  const client_id = 'a-client';
  const claims = {
    iss: url,
    sub: 'someone',
    aud: client_id,
    auth_time: now - 90,
    iat: now - 60,
    exp: now + 3540,
    email: 'someone@example.com',
  };
  return {
    url,
    client_id,
    asked,
    jwk: JSON.stringify(jwk),
    jwks: JSON.stringify({ keys: [jwk] }, null, 2),
    pem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    sign: (changes = {}, header = {}) =>
      signRs256({ alg: 'RS256', kid: 'the-key', ...header }, { ...claims, ...changes }, privateKey),
    loseKeys: () => {
      hasKeys = false;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function signRs256(header: Json, claims: Json, key: KeyObject): string {
  const input = `${b64u(header)}.${b64u(claims)}`;
  return `${input}.${signBytes('sha256', Buffer.from(input), key).toString('base64url')}`;
}

export function signHs256(claims: Json, secret: string): string {
  const input = `${b64u({ alg: 'HS256' })}.${b64u(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** A public key that signs no token here. */
export const strangersPem = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .publicKey.export({ format: 'pem', type: 'spki' })
    .toString();
