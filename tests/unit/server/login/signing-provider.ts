import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { Run } from '@/lib/run/run';
import { metadataAt } from '../../sample-metadata';
import { sampleRun } from '../sample-run';

type Answer = { status?: number; body: object };

/** A token endpoint that returns its `answers` in order, and the keys for its id_tokens. */
export async function startSigningProvider() {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' };
  const keys = [jwk];
  const answers: Answer[] = [];
  /** The forms that the token endpoint received, and the paths of all other requests. */
  const sent: { path: string; form: URLSearchParams; authorization: string | undefined }[] = [];
  const server: Server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const path = request.url ?? '';
    if (path !== '/jwks')
      sent.push({ path, form: new URLSearchParams(text), authorization: request.headers.authorization });
    const { status = 200, body } =
      path === '/jwks' ? { body: { keys } } : (answers.shift() ?? { status: 500, body: {} });
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const metadata = { ...metadataAt(issuer), userinfo_endpoint: `${issuer}/userinfo` };
  const now = Math.floor(Date.now() / 1000);
  const right: JWTPayload = { iss: issuer, aud: 'c', sub: 'alice', iat: now, exp: now + 600 };
  const idToken = (changes: JWTPayload = {}) =>
    new SignJWT({ ...right, ...changes }).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(privateKey);
  const profile = { ...sampleRun({ id: '' }).profile, metadata };
  return {
    answers,
    /** The keys at its jwks_uri. */
    keys,
    sent,
    idToken,
    /** A run at this provider, at its current step. */
    run: (changes: Partial<Run> & Pick<Run, 'id'>): Run =>
      sampleRun({ created_at: Date.now(), profile, ...changes }),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
