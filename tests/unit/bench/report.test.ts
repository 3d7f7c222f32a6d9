// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Result } from '@/bench/measure';
import { reportPage } from '@/bench/report/page';

const results: Result[] = [
  {
    title: 'Sign-in <script>',
    bare: 'a & b',
    outcome: [
      {
        name: '<b>page</b>',
        app: 30,
        bare: 10,
        unit: 'ms',
        aim: { of: 'ratio', most: 2 },
      },
      { name: 'alone', app: 0, unit: 'shift', aim: { of: 'figure', most: 0 } },
    ],
  },
  {
    title: 'Browser',
    bare: 'less',
    outcome: [
      { name: 'duration', app: 30, bare: 20, least_next: 40, unit: 'ms', aim: { of: 'ratio', most: 2.5 } },
      { name: 'task', app: 30, bare: 0, least_next: 15, unit: 'ms' },
      { name: 'shift', app: 0, unit: 'shift' },
    ],
  },
  { title: 'Team', bare: 'nothing', outcome: { skipped: 'No Redis <here>.' } },
];

const text = reportPage({ machine: '2 × "A" <CPU>', date: '2026-11-30', results });

const render = () => new DOMParser().parseFromString(text, 'text/html');

const stylesIn = (figure: Element | undefined) =>
  [...(figure?.querySelectorAll('[style]') ?? [])].map((part) => part.getAttribute('style'));

test('text is escaped, and the page needs no script and no other file', () => {
  const page = render();
  expect(page.querySelector('h2')?.textContent).toBe('Sign-in <script>');
  expect(page.querySelector('.figure h3')?.textContent).toBe('<b>page</b>');
  expect(page.body.textContent).toContain('2 × "A" <CPU>');
  expect(page.body.textContent).toContain('No Redis <here>.');
  expect(page.querySelectorAll('script, link, img, [src], [href]')).toHaveLength(0);
  expect(text).not.toMatch(/url\(|@import/);
});

test('bars and the mark of the aim have one scale, which ends at the largest of them', () => {
  const [first, , three] = render().querySelectorAll('.figure');
  expect(stylesIn(first)).toEqual(['width:100.0%', 'left:66.7%', 'width:33.3%']);
  expect(stylesIn(three)).toEqual(['width:60.0%', 'left:100.0%', 'width:40.0%', 'width:80.0%']);
});

test('a third bar, its ratio, and its legend are only where there is a third figure', () => {
  const page = render();
  const has = (selector: string, parts: NodeListOf<Element>) =>
    [...parts].map((part) => part.querySelector(selector) !== null);
  expect(has('.bar.least-next', page.querySelectorAll('.figure'))).toEqual([false, false, true, true, false]);
  // There is no ratio to zero.
  expect(has('.floor', page.querySelectorAll('.figure'))).toEqual([false, false, true, false, false]);
  expect(has('.legend .least-next', page.querySelectorAll('section'))).toEqual([false, true, false]);
  expect(page.querySelector('.floor')?.textContent).toContain('2.00 times');
});

test('a figure has its ratio, and whether it reaches its aim', () => {
  const [first, second] = render().querySelectorAll('.figure');
  expect(first?.querySelector('.result b')?.textContent).toBe('3.00 times');
  expect(first?.querySelector('.missed')).not.toBeNull();
  expect(second?.querySelector('.result b')).toBeNull();
  expect(second?.querySelector('.met')).not.toBeNull();
});

test('a figure of zero has a bar of no length', () => {
  expect(render().querySelectorAll('.figure')[1]?.querySelector('i')?.getAttribute('style')).toBe(
    'width:0.0%',
  );
});
