import { createLocalJWKSet, exportJWK, generateKeyPair, type JSONWebKeySet, jwtVerify, SignJWT } from 'jose';
import { eachInFlight } from '../each-in-flight.mjs';
import type { Aim, Figure } from '../figure';
import { type Measure, median } from '../measure';

const inFlight = 16;
const tokensARequest = 1000;
const rounds = 5;

const expected = {
  issuer: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI',
  audience: '1example23456789abcdefghij',
};

/** Signatures cost the most by far, so every token is different and they share one key. */
export const verifications: Measure = {
  title: `Verifications a second, ${inFlight} in flight, median of ${rounds} rounds of ${tokensARequest}`,
  bare: 'only jose',
  async run({ startApp, startBare }) {
    const { tokens, jwks } = await makeTokens();
    const keys = createLocalJWKSet(jwks);
    const settings = { issuer: expected.issuer, clientId: expected.audience, jwks };
    const one = (url: string) => (token: string) => post(url, { token, ...settings });

    const [app, bare] = [await startApp(), await startBare()];
    const [url, bareUrl] = [`${app.url}/api/verify`, `${bare.url}/verify`];
    const { loop, bareMany, many, failed, bareOne, single, bareEmpty, empty } = await rates({
      loop: () =>
        eachInFlight(inFlight, tokens, (token) =>
          jwtVerify(token, keys, { ...expected, algorithms: ['RS256'] }),
        ),
      bareMany: () => post(bareUrl, { tokens, ...settings }),
      many: () => post(url, { tokens, ...settings }),
      failed: () => post(url, { tokens, ...settings, detail: 'failed' }),
      bareOne: () => eachInFlight(inFlight, tokens, one(bareUrl)),
      single: () => eachInFlight(inFlight, tokens, one(url)),
      bareEmpty: () => eachInFlight(inFlight, tokens, get(`${bare.url}/empty`)),
      // Rejected before a token is read. /healthz would be answered in front of Next.js.
      empty: () => eachInFlight(inFlight, tokens, rejected(url)),
    });
    await Promise.all([app.stop(), bare.stop()]);

    const figure = (name: string, app: number, bare: number, aim?: Aim): Figure => ({
      name,
      app,
      bare,
      unit: '/s',
      ...(aim ? { aim } : {}),
    });
    return [
      figure('1000 per request (failed) vs. a loop', failed, loop, { of: 'ratio', least: 0.7 }),
      figure('1000 per request (all) vs. a loop', many, loop),
      figure('1000 per request vs. node:http', many, bareMany),
      figure('One per request vs. node:http', single, bareOne),
      figure('One per request vs. an empty route', single, empty),
      // The cost of the check itself.
      {
        name: 'One per request, minus empty route',
        app: 1000 / single - 1000 / empty,
        bare: 1000 / bareOne - 1000 / bareEmpty,
        unit: 'ms',
      },
    ];
  },
};

async function makeTokens(): Promise<{ tokens: string[]; jwks: JSONWebKeySet }> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const now = Math.floor(Date.now() / 1000);
  const sign = (sub: string) =>
    new SignJWT({ sub, token_use: 'id', auth_time: now })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(expected.issuer)
      .setAudience(expected.audience)
      .setIssuedAt(now)
      .setExpirationTime(now + 3600)
      .sign(privateKey);
  const tokens = await Promise.all(
    Array.from({ length: tokensARequest }, (_, index) => sign(`user ${index}`)),
  );
  return {
    tokens,
    jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }] },
  };
}

/**
 * Tokens per second of each contestant, for a round that verifies all of them. They alternate, so that other load on
 * the machine affects all. The first round warms up.
 */
async function rates<Name extends string>(
  contestants: Record<Name, () => Promise<unknown>>,
): Promise<Record<Name, number>> {
  const taken = new Map<string, number[]>();
  for (let count = 0; count <= rounds; count += 1) {
    for (const [name, round] of Object.entries<() => Promise<unknown>>(contestants)) {
      const startedAt = performance.now();
      await round();
      const seconds = (performance.now() - startedAt) / 1000;
      if (count > 0) taken.set(name, [...(taken.get(name) ?? []), tokensARequest / seconds]);
    }
  }
  return Object.fromEntries([...taken].map(([name, of]) => [name, median(of)])) as Record<Name, number>;
}

const post = (url: string, body: unknown) =>
  answered(
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

const rejected = (url: string) => async () => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: '{}' });
  await response.text();
  if (response.status !== 400) throw new Error(`${url} answered ${response.status}`);
};

const get = (url: string) => () => answered(fetch(url));

async function answered(asked: Promise<Response>): Promise<void> {
  const response = await asked;
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text.slice(0, 200)}`);
}
