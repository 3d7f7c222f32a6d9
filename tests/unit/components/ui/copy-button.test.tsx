// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CopyButton } from '@/components/ui/copy-button';
import { find } from '../find';

function draw({ writeText, execCommand }: { writeText: () => Promise<void>; execCommand: () => boolean }) {
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  // happy-dom doesn't have one.
  document.execCommand = execCommand;
  render(<CopyButton text="eyJ.token" label="Copy id_token" />);
}

const press = () => act(async () => fireEvent.click(screen.getByRole('button')));
const said = () => screen.getByRole('status').textContent;
const copied = () => find('[data-copied]').dataset.copied;
const refuse = () => Promise.reject(new Error('NotAllowedError'));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('CopyButton', () => {
  test('copies, confirms it, and keeps its name', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    draw({ writeText, execCommand: () => false });
    await press();
    expect(writeText).toHaveBeenCalledWith('eyJ.token');
    expect(copied()).toBe('true');
    expect(said()).toMatch(/\w/);
    expect(screen.getByRole('button', { name: 'Copy id_token' })).toBeTruthy();
  });

  test('falls back to execCommand when the clipboard is blocked, and leaves nothing behind', async () => {
    const selected: string[] = [];
    const execCommand = () => {
      selected.push(document.querySelector('textarea')?.value ?? '');
      return true;
    };
    draw({ writeText: refuse, execCommand });
    await press();
    expect(selected).toEqual(['eyJ.token']);
    expect(copied()).toBe('true');
    expect(document.querySelector('textarea')).toBeNull();
  });

  test('shows an error when both are blocked', async () => {
    draw({ writeText: refuse, execCommand: () => false });
    await press();
    expect(copied()).toBe('false');
    expect(said()).toMatch(/\w/);
  });
});
