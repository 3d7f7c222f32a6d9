// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Address } from '@/components/ui/address';

afterEach(cleanup);

test.each([
  ['a path', 'https://idp.example/oauth2/token', 'https://idp.example'],
  ['no path', 'https://idp.example', 'https://idp.example'],
  ['no URL', 'nonsense', 'nonsense'],
])('a URL with %s stays complete, with the part before its path dimmed', (_, url, before) => {
  const { container } = render(<Address url={url} />);
  expect(container.textContent).toBe(url);
  expect(container.querySelector('.text-muted')?.textContent).toBe(before);
});
