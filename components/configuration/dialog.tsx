'use client';

import { useCallback, useEffect, useRef } from 'react';
import { useAlive } from '@/components/ui/use-alive';
import { ConfigurationForm } from './form';
import type { ConfigurationProps } from './use-configuration';

/** Where one begins when no field was asked for. */
const firstField = 'discovery_url';

/**
 * The Configuration dialog and its button. The page's address says whether it is open, and on which field:
 * `?configuration=client_id`; a link to such an address anywhere on the page opens it in place.
 */
export function ConfigurationDialog(props: ConfigurationProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const alive = useAlive();

  const open = useCallback((field: string) => {
    if (!dialog.current?.open) dialog.current?.showModal();
    setAddress(field);
    const control = document.getElementById(`configuration-${field || firstField}`);
    control?.focus();
    // As if tabbed to: what is typed or pasted takes the old value's place.
    if (control instanceof HTMLInputElement) control.select();
  }, []);

  useEffect(() => {
    const field = askedFor(window.location.href);
    if (field !== null) open(field);

    function onClick(event: MouseEvent) {
      const link =
        event.target instanceof Element &&
        event.target.closest<HTMLAnchorElement>('a[href^="?configuration"]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(askedFor(link.href) ?? '');
    }
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [open]);

  return (
    <>
      {/* Disabled until scripts run: a click before would be lost. */}
      <button type="button" className="button" disabled={!alive} onClick={() => open('')}>
        Configuration
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="configuration-title"
        onClose={() => setAddress(null)}
        className="dialog"
      >
        <ConfigurationForm {...props} close={() => dialog.current?.close()} />
      </dialog>
    </>
  );
}

const askedFor = (address: string) => new URL(address).searchParams.get('configuration');

function setAddress(field: string | null) {
  const url = new URL(window.location.href);
  if (field === null) url.searchParams.delete('configuration');
  else url.searchParams.set('configuration', field);
  // A parameter without a value is written without its equals sign.
  window.history.replaceState(null, '', url.href.replace(/([?&]configuration)=(?=[&#]|$)/, '$1'));
}
