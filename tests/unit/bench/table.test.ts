import { expect, test } from 'vitest';
import { leastNextApp, table } from '@/bench/measure';

const columnsOf = (line = '') => line.trim().split(/ {2,}/);

test('the least Next.js app and its ratio are between the ratio and the aim of Claimcheck', () => {
  const [title, duration, task] = table({
    title: 'Sign-in',
    bare: 'less',
    outcome: [
      { name: 'duration', app: 30, bare: 10, least_next: 20, unit: 'ms', aim: { of: 'ratio', most: 3 } },
      { name: 'task', app: 0, bare: 0, least_next: 60, unit: 'ms' },
    ],
  }).split('\n');
  expect(title).toContain(leastNextApp);
  expect(columnsOf(duration)).toEqual([
    'duration',
    '30.0 ms',
    '10.0 ms',
    '3.00 times',
    '20.0 ms',
    '2.00 times',
    'met: at most 3 times',
  ]);
  expect(columnsOf(task)).toEqual(['task', '0 ms', '0 ms', '60.0 ms']);
});

test('a measure without the least Next.js app has no columns for it', () => {
  const [title, line] = table({
    title: 'Team',
    bare: 'one',
    outcome: [{ name: 'rate', app: 30, bare: 20, unit: '/s', aim: { of: 'figure', least: 40 } }],
  }).split('\n');
  expect(title).not.toContain(leastNextApp);
  expect(columnsOf(line)).toEqual(['rate', '30 /s', '20 /s', '1.50 times', 'missed: at least 40 /s']);
});
