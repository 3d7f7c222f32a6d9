'use client';

import { type FormEvent, lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { ConfigurationProps, Purpose } from './purpose';

// Most visits never open the dialog, so its form is loaded on demand.
const loadForm = () => import('./form');
const ConfigurationForm = lazy(() => loadForm().then((module) => ({ default: module.ConfigurationForm })));

type Opened = { purpose: Purpose; field: string };

/** The field to focus if the URL names none. */
const firstField = 'discovery_url';

/**
 * The Configuration dialog and its button. The page's URL says whether it's open, and on which field:
 * `?configuration=client_id`, or `?configuration=new` for an empty form. A link to such a URL opens it in place. Before
 * scripts run, the button is a form that leads to the same URL.
 */
export function ConfigurationDialog(props: ConfigurationProps) {
  const { read_only } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [opened, setOpened] = useState<Opened | null>(null);

  const open = useCallback(
    (asked: string) => {
      setAddress(asked);
      // A link from a value of a read-only profile is meant to change that value. Otherwise, a new profile
      // starts empty.
      const named = asked !== '' && asked !== 'new';
      const purpose = asked === 'new' ? 'new' : read_only ? (named ? 'copy' : 'new') : 'edit';
      setOpened({ purpose, field: named ? asked : firstField });
      if (!dialog.current?.open) dialog.current?.showModal();
    },
    [read_only],
  );

  useEffect(() => {
    const asked = askedFor(window.location.href);
    if (asked !== null) open(asked);

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

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    open('');
  }

  return (
    <>
      <form method="get" onSubmit={onSubmit}>
        <button
          type="submit"
          name="configuration"
          className="button"
          data-action="configuration"
          onPointerEnter={loadForm}
          onFocus={loadForm}
        >
          Configuration
        </button>
      </form>
      <noscript>
        <p className="quiet text-xs">Configuration needs JavaScript.</p>
      </noscript>
      <dialog
        ref={dialog}
        aria-labelledby="configuration-title"
        onClose={() => setAddress(null)}
        className="dialog"
      >
        {opened && (
          <Suspense fallback={<p className="px-5 py-4">Loading…</p>}>
            <ConfigurationForm
              key={opened.purpose}
              {...props}
              opened={opened}
              startFrom={(purpose) => setOpened({ purpose, field: firstField })}
              close={() => dialog.current?.close()}
            />
          </Suspense>
        )}
      </dialog>
    </>
  );
}

const askedFor = (address: string) => new URL(address).searchParams.get('configuration');

function setAddress(field: string | null) {
  const url = new URL(window.location.href);
  if (field === null) url.searchParams.delete('configuration');
  else url.searchParams.set('configuration', field);
  // A parameter without a value is written without an equals sign.
  window.history.replaceState(null, '', url.href.replace(/([?&]configuration)=(?=[&#]|$)/, '$1'));
}
