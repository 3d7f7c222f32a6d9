import { describe, expect, it } from 'vitest';
import { cubeEnvironment } from '@/demo-cube/settings.mjs';
import { confidentialClient, demoIssuerPath } from '@/lib/demo-pool/clients';
import { objectTrigger } from '@/lib/demo-pool/demo-trigger';
import type { TriggerEvent } from '@/lib/demo-pool/trigger-event';
import { demoCubeSettings } from '@/lib/server/cube/demo-cube';

const issuer = `http://localhost:3001${demoIssuerPath}`;
const made = (given: Record<string, string> = {}, enforce = false) =>
  cubeEnvironment({ issuer, enforce, given: { ...given, NODE_ENV: 'test' } });

describe("the environment of the demo's Cube", () => {
  it("accepts the id tokens of the demo pool's first client", () => {
    expect(made()).toMatchObject({
      CUBEJS_JWK_URL: `${issuer}/.well-known/jwks.json`,
      CUBEJS_JWT_ISSUER: issuer,
      CUBEJS_JWT_AUDIENCE: confidentialClient.client_id,
      CUBEJS_JWT_ALGS: 'RS256',
    });
  });

  it("names the namespace that the pool's trigger writes, verbatim", async () => {
    const request = { userAttributes: {}, groupConfiguration: {} };
    const event = { version: '2', request } as unknown as TriggerEvent;
    const answer = await objectTrigger.handler(event);
    expect(JSON.stringify(answer)).toContain(JSON.stringify(made().CUBEJS_JWT_CLAIMS_NAMESPACE));
  });

  it('is a development Cube’s, or rejects a bad token and keeps the Playground', () => {
    expect(made()).toMatchObject({ CUBEJS_DEV_MODE: 'true', NODE_ENV: 'development' });
    expect(made({}, true)).toMatchObject({ CUBEJS_DEV_MODE: 'true', NODE_ENV: 'production' });
  });

  it('matches the demo profile', () => {
    expect(made()).toMatchObject(demoCubeSettings(issuer).variables);
  });

  it('does not reveal it', () => {
    expect(made().CUBEJS_TELEMETRY).toBe('false');
  });

  it('allows another check of the token, and no other setting of the user’s own Cube', () => {
    const given = {
      CUBEJS_JWT_AUDIENCE: 'http://localhost:3000',
      CUBEJS_DB_HOST: 'db.example',
      CUBEJS_TELEMETRY: 'true',
    };
    expect(made(given)).toMatchObject({
      CUBEJS_JWT_AUDIENCE: 'http://localhost:3000',
      CUBEJS_TELEMETRY: 'false',
    });
    expect(made(given)).not.toHaveProperty('CUBEJS_DB_HOST');
  });
});
