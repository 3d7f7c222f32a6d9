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

describe('a prediction in a line', () => {
  it.each<[string, Outcome, Outcome, string, RegExp]>([
    ['its own rows', served, served, 'pass', /company1’s rows$/],
    ['rejected', nobody, refused, 'fail', /403.*every tenant’s rows$/],
    ['a string', unreadable, unreadable, 'fail', /500/],
    ['nothing in the context', nobody, nobody, 'fail', /every tenant’s rows$/],
    ['no company', seeing({ tenant: 1 }), seeing({ tenant: 1 }), 'fail', /no company_id/],
    ['a list', served, { ...served, load: { ...served.load, values: ['a', 'b'] } }, 'pass', /2 values$/],
    [
      'no filter',
      served,
      { ...served, load: { status: 200, body: null, rows: 'unknown' } },
      'pass',
      /accepts/,
    ],
  ])('%s', (_, dev, enforced, status, text) => {
    const line = forecastLine({ dev, enforced, findings: [], mode: null }, ['company_id']);
    expect(line.status).toBe(status);
    expect(line.text).toMatch(text);
  });

  it('uses the mode of the settings', () => {
    const line = (mode: 'dev' | 'enforced') =>
      forecastLine({ dev: nobody, enforced: refused, findings: [], mode }, ['company_id']).text;
    expect(line('dev')).toContain('every tenant’s rows');
    expect(line('enforced')).not.toContain('every tenant');
  });
});
