import { describe, expect, test } from 'vitest';
import { buildInboundEvent, inboundProviders } from '@/lib/pre-token/inbound/event';
import { readInboundEvent } from '@/lib/pre-token/inbound/read-inbound-event';
import { reportInbound } from '@/lib/pre-token/inbound/report';
import { returned, run } from './runs';

const event = buildInboundEvent('OIDC');

const respond = (response: unknown, code: string | null = null) =>
  reportInbound(event, run(returned({ ...event, response })), code);

const troubles = ({ findings }: ReturnType<typeof respond>) =>
  findings.filter(({ status }) => status !== 'pass').map(({ id, status }) => `${id} ${status}`);

describe('the event', () => {
  test.each(inboundProviders)('of %s is one that a handler gets', (provider) => {
    const built = buildInboundEvent(provider);
    expect(readInboundEvent(built)).toEqual({ ok: true, event: built });
    const { attributes } = built.request;
    expect(Object.keys(attributes)).toEqual(
      provider === 'SAML' ? ['samlResponse'] : ['tokenResponse', 'idToken', 'userInfo'],
    );
  });

  test.each<[string, unknown, RegExp]>([
    ['no object', 'text', /event/],
    ['of another trigger', { ...event, triggerSource: 'TokenGeneration_HostedAuth' }, /triggerSource/],
    ['of another version', { ...event, version: '2' }, /version/],
    [
      'of an unknown provider',
      { ...event, request: { ...event.request, providerType: 'X' } },
      /providerType/,
    ],
    ['too long', { ...event, more: 'x'.repeat(300_000) }, /longer/],
  ])('that is %s is refused', (_, json, said) => {
    const read = readInboundEvent(json);
    expect(read.ok ? [] : read.problems).toEqual(expect.arrayContaining([expect.stringMatching(said)]));
  });
});

describe('the response', () => {
  test('replaces the attributes, and removes missing ones', () => {
    const report = respond({ userAttributesToMap: { sub: 'x', email: 'a@example.com' } });
    expect(troubles(report)).toEqual([]);
    expect(report.after).toEqual({ sub: 'x', email: 'a@example.com' });
    expect(report.before).toMatchObject({ given_name: 'Alice', groups: expect.any(String) });
  });

  test('{} keeps them all', () => {
    const report = respond({ userAttributesToMap: {} });
    expect(troubles(report)).toEqual([]);
    expect(report.after).toEqual(report.before);
  });

  test.each<[string, unknown, string]>([
    ['without the attributes', {}, 'attributes-to-map fail'],
    ['with a list', { userAttributesToMap: [] }, 'attributes-to-map fail'],
    ['of a Pre Token Generation trigger', { claimsOverrideDetails: {} }, 'attributes-to-map fail'],
    ['with a number', { userAttributesToMap: { age: 1 } }, 'attribute-values warn'],
    ['that isn’t there', undefined, 'event-returned fail'],
  ])('%s is named', (_, response, finding) => {
    expect(troubles(respond(response))).toEqual([finding]);
  });

  test('the line of the handler is found', () => {
    const code =
      'exports.handler = async (event) => {\n  event.response = { claimsOverrideDetails: {} };\n};';
    const { findings } = respond({ claimsOverrideDetails: {} }, code);
    expect(findings.find(({ id }) => id === 'attributes-to-map')?.line).toBe(2);
  });

  test('groups a thousand unusual values into few findings', () => {
    const odd = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`a${index}`, index]));
    expect(respond({ userAttributesToMap: odd }).findings.length).toBeLessThan(50);
  });
});

test('a handler that throws returns no attributes, and no invented Cognito message', () => {
  const thrown = run({ kind: 'threw', name: 'Error', message: 'no domain', line: 3 });
  const { after, findings } = reportInbound(event, thrown, null);
  expect(after).toBeNull();
  expect(findings).toMatchObject([{ id: 'handler-runs', status: 'fail', line: 3 }]);
  expect(findings[0]?.cause).not.toContain('PreTokenGeneration');
});
