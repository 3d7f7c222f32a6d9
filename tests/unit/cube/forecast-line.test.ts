import { describe, expect, it } from 'vitest';
import { forecastLine } from '@/lib/cube/forecast-line';
import type { Outcome } from '@/lib/cube/outcome';
import { outcomes } from '../components/views';

const { served, nobody, refused } = outcomes;
const unreadable: Outcome = {
  ...served,
  load: { status: 500, body: { error: 'TypeError: …' } },
  modelContext: '{"company_id":"company1"}',
};
const seeing = (modelContext: unknown): Outcome => ({ ...nobody, modelContext });

describe('a replay in a line', () => {
  it.each<[string, Outcome, Outcome, string, RegExp]>([
    ['its own rows', served, served, 'pass', /^Cube answers 200 with company1's rows$/],
    ['refused', nobody, refused, 'fail', /^Cube answers 403; in dev mode it shows every tenant's rows$/],
    ['a string', unreadable, unreadable, 'fail', /^Cube answers 500 to every query/],
    ['nothing in the context', nobody, nobody, 'fail', /as nobody: it shows every tenant's rows$/],
    ['no company', seeing({ tenant: 1 }), seeing({ tenant: 1 }), 'warn', /company_id is not in/],
    [
      'a company that is a list',
      served,
      { ...served, modelContext: { company_id: ['a', 'b'] } },
      'pass',
      /its company's rows$/,
    ],
  ])('%s', (_, dev, enforced, status, text) => {
    const line = forecastLine({ dev, enforced, findings: [] });
    expect(line.status).toBe(status);
    expect(line.text).toMatch(text);
  });
});
