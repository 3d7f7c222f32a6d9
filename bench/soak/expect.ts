import type { Answer } from '../browser';

/** Throws if a page isn't as expected, with a short message and without anything from the page. */
export function expectStatus(answer: Answer, status: number, what: string): void {
  if (answer.status !== status)
    throw new Error(`${what}: HTTP ${answer.status} where ${status} was expected`);
}

export function expectVerdict(page: Answer, verdict: 'valid' | 'invalid' | 'unverified'): void {
  expectStatus(page, 200, 'the page');
  expectSection(page, 'Verify', 'data-verdict', verdict);
}

/** A step that failed, and a page that shows it. */
export function expectFailed(page: Answer, step: 'Authorize' | 'Exchange'): void {
  expectStatus(page, 200, 'the page');
  expectSection(page, step, 'data-status', 'fail');
}

function expectSection(page: Answer, step: string, attribute: string, wanted: string): void {
  const sections = page.text().match(/<section[^>]*>/g) ?? [];
  const section = sections.find((tag) => tag.includes(`aria-label="${step}"`)) ?? '';
  const found = new RegExp(`${attribute}="([^"]*)"`).exec(section)?.[1];
  if (found !== wanted) throw new Error(`${step}: ${attribute} is ${found} where ${wanted} was expected`);
}

export function expectSame<T>(actual: T, wanted: T, what: string): void {
  if (actual !== wanted) throw new Error(`${what}: ${actual} where ${wanted} was expected`);
}
