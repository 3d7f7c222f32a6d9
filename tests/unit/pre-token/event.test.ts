import { describe, expect, it } from 'vitest';
import { userOfClaims } from '@/lib/pre-token/event-user';
import { readPreTokenRequest } from '@/lib/pre-token/pre-token-request';
import { readEvent } from '@/lib/pre-token/read-event';
import { tokensOf } from '@/lib/pre-token/tokens';
import { sourcesOf, triggerVersions } from '@/lib/pre-token/trigger';
import { alice, eventOf, now } from './runs';

describe('an event', () => {
  it('of every version and source can be read again', () => {
    for (const version of triggerVersions) {
      for (const source of sourcesOf(version)) {
        const event = eventOf(version, source);
        expect(readEvent(JSON.parse(JSON.stringify(event)))).toEqual({ ok: true, event });
      }
    }
    expect(sourcesOf('V2_0')).not.toContain('TokenGeneration_ClientCredentials');
    expect(sourcesOf('V3_0')).toContain('TokenGeneration_ClientCredentials');
  });

  it('of V1_0 has no scopes, and each version has its own response', () => {
    expect(eventOf('V1_0').request).not.toHaveProperty('scopes');
    expect(eventOf('V1_0').response).toEqual({ claimsOverrideDetails: null });
    expect(eventOf('V2_0').response).toEqual({ claimsAndScopeOverrideDetails: null });
    expect(eventOf('V3_0')).toMatchObject({ version: '3', request: { scopes: alice.scopes } });
  });

  it('of a client without a user has no attributes and no groups', () => {
    expect(eventOf('V3_0', 'TokenGeneration_ClientCredentials')).toMatchObject({
      userName: 'ClientCredentials',
      request: { userAttributes: {}, groupConfiguration: null },
    });
  });

  it.each([
    ['a version that is a number', { version: 1 }, 'event.version: must be "1", "2" or "3", a string'],
    [
      'an attribute that isn’t a string',
      { request: { userAttributes: { email_verified: true } } },
      'event.request.userAttributes.email_verified: must be a string',
    ],
    ['an unknown source', { triggerSource: 'TokenGeneration' }, 'event.triggerSource'],
    ['no client', { callerContext: {} }, 'event.callerContext.clientId'],
  ])('%s: reported', (_, change, words) => {
    const read = readEvent({ ...eventOf('V1_0'), ...change });
    expect(read.ok ? [] : read.problems).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    ['too long', { text: 'x'.repeat(262_144) }, 'event: is longer than 262144 characters'],
    [
      'nested deep',
      JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`),
      'event: is nested deeper than 128 levels',
    ],
    ['nested deeper', JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`), 'event: is nested'],
  ])('%s: reported', (_, clientMetadata, words) => {
    const read = readEvent({ ...eventOf('V1_0'), clientMetadata });
    expect(read.ok ? [] : read.problems).toEqual([expect.stringContaining(words)]);
  });

  it('reports an event that isn’t an object', () => {
    for (const json of [null, 1, 'x', []]) expect(readEvent(json).ok).toBe(false);
  });
});

describe('the user of a token', () => {
  const { id, access } = tokensOf(eventOf('V2_0'), null, now);

  it('identifies the user of the event', () => {
    expect(userOfClaims(id ?? {}, access)).toEqual(alice);
  });

  it('has nothing from an earlier trigger, and nothing from the token itself', () => {
    const { attributes } = userOfClaims(
      { ...id, 'http://localhost:4000/': { a: 1 }, tenant: 'x', nonce: 'n' },
      null,
    );
    expect(attributes).toEqual(alice.attributes);
  });

  it('for a token that isn’t Cognito’s, uses the available claims', () => {
    expect(
      userOfClaims({ iss: 'https://accounts.example', sub: 's', aud: ['x'], 'cognito:groups': 'g' }, null),
    ).toEqual({
      user_pool_id: 'accounts.example',
      client_id: '',
      user_name: 's',
      attributes: { sub: 's', 'cognito:user_status': 'CONFIRMED' },
      groups: [],
      roles: [],
      preferred_role: null,
      scopes: ['openid'],
    });
  });
});

describe('POST /api/pre-token', () => {
  it.each([
    ['no body', null, 'expected object'],
    ['no handler', { version: 'V1_0' }, 'handler'],
    ['an empty handler', { handler: '', version: 'V1_0' }, 'handler: is empty'],
    [
      'a handler without a limit',
      { handler: 'x'.repeat(262_145), version: 'V1_0' },
      'handler: is longer than 262144',
    ],
    ['another version', { handler: 'x', version: '1' }, 'version'],
    ['a misspelled field', { handler: 'x', version: 'V1_0', Event: {} }, 'Event'],
    ['an event of another version', { handler: 'x', version: 'V1_0', event: eventOf('V2_0') }, '"2"'],
    ['an event that isn’t one', { handler: 'x', version: 'V1_0', event: {} }, 'event.version'],
  ])('%s: reported', (_, body, words) => {
    const read = readPreTokenRequest(body);
    expect(read.ok ? '' : read.problems.join(' ')).toContain(words);
  });

  it('without an event is a demo user’s', () => {
    const request = { handler: 'x', version: 'V2_0' };
    expect(readPreTokenRequest(request)).toEqual({ ok: true, request: { ...request, event: null } });
  });
});
