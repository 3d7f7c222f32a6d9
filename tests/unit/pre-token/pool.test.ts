import { describe, expect, it } from 'vitest';
import type { PreTokenEvent } from '@/lib/pre-token/event';
import { reportRun } from '@/lib/pre-token/report';
import { claims, pool, query } from '../demo-pool/pool-fixture';
import { cases, expectClaims } from './cases';
import { now, returned, run } from './runs';

/** Claims that the issuer generates again, or adds to the event's. */
const own = ['at_hash', 'auth_time', 'event_id', 'exp', 'iat', 'iss', 'jti', 'origin_jti'];
const lasting = (token: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(token).filter(([name]) => !own.includes(name)));

describe('the demo pool, which shares no code with the rules, issues the predicted claims', () => {
  it.each(Object.entries(cases))('%s', async (_, { version, response, id, access }) => {
    let event: PreTokenEvent | undefined;
    const own = pool({
      version,
      handler: async (sent) => {
        event = structuredClone(sent) as unknown as PreTokenEvent;
        return { ...sent, response };
      },
    });
    const answer = await own.signIn();
    if (!event) throw new Error('the trigger was not run');
    const { tokens } = reportRun(event, run(returned({ ...event, response })), null, now);
    if (id === null) {
      expect(query(answer).get('error_description')).toBe('Unrecognizable lambda output');
      expect(tokens).toBeNull();
      return;
    }
    const issued = await (await own.exchange({ code: query(answer).get('code') ?? '' })).json();
    expectClaims(claims(issued.id_token), id);
    expectClaims(claims(issued.access_token), { ...access, scope: claims(issued.access_token).scope });
    expect(lasting(tokens?.id ?? {})).toEqual(lasting(claims(issued.id_token)));
    // An event of version 1 doesn't contain the scopes.
    const { scope, ...told } = lasting(claims(issued.access_token));
    expect(lasting(tokens?.access ?? {})).toEqual(version === 'V1_0' ? told : { ...told, scope });
  });
});
