import { describe, expect, it } from 'vitest';
import { runHandler } from '@/lib/server/pre-token/run-handler';
import { guideHandler } from '../../pre-token/guide-handler';

const event = { request: { userAttributes: { sub: 'the-sub' } }, response: {} };
const outcome = async (code: string) => (await runHandler({ kind: 'typed', code }, event)).outcome;

describe('what is run', () => {
  it("Cube's guide's own handler, as it stands there", async () => {
    const claims = '{"company_id":"company1","user_id":"the-sub","roles":["user"]}';
    const response = {
      claimsOverrideDetails: { claimsToAddOrOverride: { 'http://localhost:4000/': claims } },
    };
    expect(await outcome(guideHandler)).toEqual({
      kind: 'returned',
      value: { ...event, response },
      by: 'callback',
      ignored: false,
    });
  });
});
