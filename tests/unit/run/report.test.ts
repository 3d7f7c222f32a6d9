import { describe, expect, test } from 'vitest';
import { reportOf } from '@/lib/run/report';
import { claims, failedExchange, tokenWith, verified } from '../components/views';

const words = () => ({ title: 'The client secret is wrong', seen: 'invalid_client', fix: 'Copy it again.' });

describe('reportOf', () => {
  const id_token = tokenWith({
    ...claims,
    sub: '1c7b2f64-90a1-4d3e-8f25-6b0e4a9d17c1',
    email: 'alice@company1.example',
    company: 'company1',
    'cognito:username': 'carol',
    preferred_username: 'c.jones',
    website: 'https://people.example/c.jones',
    'https://app.example/': { user: 'carol', tenant: 'carolina' },
    trick: '`# heading` and alice@company1.example',
  });
  const run = {
    ...verified('invalid', [
      { id: 'exp', status: 'fail', cause: 'Signed in by alice@company1.example.', fix: 'Refresh.' },
    ]),
    token_response: { access_token: 'eyJhbGciOiJ.secret.token', token_type: 'Bearer', id_token },
  };

  test('has the result, the failed checks and reasons, and the claims', () => {
    const report = reportOf(run, words);
    expect(report).toContain('- Result: `invalid`');
    expect(report).toContain('How to fix it: Refresh.');
    expect(report).toContain('`company`: `"company1"`');
  });

  test('has no token, and nothing that identifies the user', () => {
    const report = reportOf(run, words);
    for (const secret of [id_token, 'eyJ', 'alice', '1c7b2f64', 'carol"', 'jones'])
      expect(report).not.toContain(secret);
  });

  test('keeps words that only contain a name', () => {
    expect(reportOf(run, words)).toContain('carolina');
  });

  test('no value ends its code span', () => {
    const trick = reportOf(run, words)
      .split('\n')
      .find((line) => line.includes('trick'));
    expect(trick?.split('`')).toHaveLength(5);
  });

  test('nothing from the provider becomes markup, a link, or an image', () => {
    const trick =
      '<img src=x> ![x](https://evil.example/x) [x](//evil.example) **bold** `code` www.evil.example &lt;';
    const told = { title: trick, seen: trick, fix: trick };
    const failed = {
      id: 'exp',
      status: 'fail' as const,
      expected: trick,
      actual: trick,
      cause: trick,
      fix: trick,
    };
    const reports = [
      reportOf(failedExchange, () => told),
      reportOf({ ...run, ...verified('invalid', [failed]) }, words),
    ].join('\n');
    const outsideOfCode = reports.replaceAll(/\\[\\`*[\]<>&]/g, '').replaceAll(/`[^`\n]*`/g, '');
    expect(outsideOfCode).not.toMatch(/<|\]\(|:\/\/|www\.|\*\*bold|&lt;/);
    expect(outsideOfCode).toContain('evil.example');
  });

  test('shows how many more requests the log had', () => {
    expect(reportOf({ ...run, dropped_exchanges: 7 }, words)).toContain('7 more');
  });

  test('shows why a sign-in failed', () => {
    const report = reportOf(failedExchange, words);
    expect(report).toContain('## Failure');
    expect(report).toContain('Copy it again.');
  });
});
