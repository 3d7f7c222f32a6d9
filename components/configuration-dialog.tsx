'use client';

import { useCallback, useEffect, useRef } from 'react';
import type { VisibleProfile } from '@/lib/configure/profile';
import type { ProviderMetadata } from '@/lib/configure/provider-metadata';
import { ConfigurationForm } from './configuration-form';
import type { Actions } from './flow-view';
import { useAlive } from './use-alive';

type Props = {
  profile: VisibleProfile;
  metadata: ProviderMetadata | undefined;
  callback_url: string;
  discover: Actions['discover'];
  saveProfile: Actions['saveProfile'];
};

/**
 * The Configuration dialog and its button. The page's address says whether it is open, and on which field:
 * `?configuration=client_id`; a link to such an address anywhere on the page opens it in place.
 */
export function ConfigurationDialog(props: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const alive = useAlive();

  const open = useCallback((field: string) => {
    if (!dialog.current?.open) dialog.current?.showModal();
    setAddress(field);
    const control = dialog.current?.querySelector<HTMLElement>(`#configuration-${CSS.escape(field)}`);
    control?.focus();
  }, []);

  useEffect(() => {
    const field = asked(window.location.href);
    if (field !== null) open(field);
    const onClick = (event: MouseEvent) => {
      const link =
        event.target instanceof Element &&
        event.target.closest<HTMLAnchorElement>('a[href^="?configuration"]');
      if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(asked(link.href) ?? '');
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [open]);

  return (
    <>
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

const asked = (address: string) => new URL(address).searchParams.get('configuration');

function setAddress(field: string | null) {
  const url = new URL(window.location.href);
  if (field === null) url.searchParams.delete('configuration');
  else url.searchParams.set('configuration', field);
  // An empty value is written as `?configuration`.
  window.history.replaceState(
    window.history.state,
    '',
    url.href.replace(/([?&]configuration)=(?=&|#|$)/, '$1'),
  );
}
