// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, test } from 'vitest';
import { WayChooser } from '@/components/flow/way-chooser';
import { find } from '../find';

const chooser = <WayChooser profile="demo" way="step" label="Start" foremost ready />;
const choice = (name: string) => find<HTMLInputElement>(`input[value="${name}"]`);
const way = () => new URL(screen.getByRole<HTMLAnchorElement>('link').href).searchParams.get('way');

afterEach(cleanup);

test('the login mode changes the target of Start immediately', () => {
  render(chooser);
  expect(way()).toBe('step');
  fireEvent.click(choice('straight'));
  expect(way()).toBe('straight');
  fireEvent.click(choice('step'));
  expect(way()).toBe('step');
});

test('keeps a choice that was made before hydration', async () => {
  const container = document.createElement('div');
  document.body.append(container);
  container.innerHTML = renderToString(chooser);
  choice('straight').checked = true;
  const root = await act(async () => hydrateRoot(container, chooser));
  expect(way()).toBe('straight');
  expect(choice('straight').checked).toBe(true);
  act(() => root.unmount());
  container.remove();
});
