import { describe, expect, test } from 'vitest';
import { readDiscoveryDocument } from '@/lib/configure/discovery-document';
import { answer, domain, issuer, poolDocument, statuses } from './pool-fixture';

describe('notes', () => {
  const elsewhere = (host: string) =>
    JSON.parse(JSON.stringify(poolDocument).replaceAll('acme.auth.us-east-1.amazoncognito.com', host));

  test('a custom domain of a pool, which anyone can own', () => {
    expect(statuses(readDiscoveryDocument(answer(elsewhere('login.acme.example')), issuer))).toEqual({
      'host-login.acme.example': 'warn',
    });
  });

  test.each([
    ['text/html', true],
    ['application/json; charset=utf-8', false],
  ])('Content-Type %s', (type, noted) => {
    const read = readDiscoveryDocument(answer(poolDocument, { headers: { 'content-type': type } }), issuer);
    expect(read.ok && read.notes.some(({ id }) => id === 'content-type')).toBe(noted);
  });

  test('a host with the same ending as Cognito’s', () => {
    expect(statuses(readDiscoveryDocument(answer(elsewhere('evilamazoncognito.com')), issuer))).toEqual({
      'host-evilamazoncognito.com': 'warn',
    });
  });

  test('lists each foreign host once, with its endpoints', () => {
    const document = { ...poolDocument, token_endpoint: 'https://evil.example/token' };
    const read = readDiscoveryDocument(answer(document), issuer);
    expect(read.ok && read.notes.map(({ actual, title }) => [actual, title.split(':')[0]])).toEqual([
      [
        'acme.auth.us-east-1.amazoncognito.com',
        'authorization_endpoint, userinfo_endpoint, end_session_endpoint, revocation_endpoint',
      ],
      ['evil.example', 'token_endpoint'],
    ]);
  });

  test('accepts Google’s own hosts', () => {
    const google = {
      issuer: 'https://accounts.google.com',
      authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
      token_endpoint: 'https://oauth2.googleapis.com/token',
      userinfo_endpoint: 'https://openidconnect.googleapis.com/v1/userinfo',
      jwks_uri: 'https://www.googleapis.com/oauth2/v3/certs',
    };
    expect(statuses(readDiscoveryDocument(answer(google), google.issuer))).toEqual({
      'host-oauth2.googleapis.com': 'pass',
      'host-www.googleapis.com': 'pass',
      'host-openidconnect.googleapis.com': 'pass',
    });
  });

  test('the demo pool’s two loopback hosts as passed', () => {
    const local = 'http://localhost:3001/us-east-1_demo';
    const document = JSON.parse(
      JSON.stringify(poolDocument).replaceAll(issuer, local).replaceAll(domain, 'http://127.0.0.1:3001'),
    );
    expect(statuses(readDiscoveryDocument(answer(document), local))).toEqual({
      'host-127.0.0.1:3001': 'pass',
    });
  });

  test('an endpoint on this machine for a remote issuer', () => {
    const document = { ...poolDocument, token_endpoint: 'http://127.0.0.1:9999/token' };
    expect(statuses(readDiscoveryDocument(answer(document), issuer))).toMatchObject({
      'host-127.0.0.1:9999': 'warn',
    });
  });

  test('an issuer that ends in a slash, like Auth0’s', () => {
    const auth0 = JSON.parse(JSON.stringify(poolDocument).replaceAll(issuer, 'https://t.auth0.com/'));
    const read = readDiscoveryDocument(answer(auth0), 'https://t.auth0.com');
    expect(read).toMatchObject({ ok: true, metadata: { issuer: 'https://t.auth0.com/' } });
    expect(statuses(read)).toMatchObject({ 'issuer-slash': 'pass' });
  });

  test('the updated issuer', () => {
    const updated = issuer.replace('cognito-idp', 'issuer-cognito-idp');
    const document = JSON.parse(JSON.stringify(poolDocument).replaceAll(issuer, updated));
    expect(statuses(readDiscoveryDocument(answer(document), updated))).toMatchObject({
      'updated-issuer': 'warn',
    });
  });

  test('a field that appears twice', () => {
    const text = JSON.stringify(poolDocument).replace('{', '{"issuer":"https://evil.example",');
    expect(statuses(readDiscoveryDocument(answer(text), issuer))).toMatchObject({
      'repeated-member': 'warn',
    });
  });
});
