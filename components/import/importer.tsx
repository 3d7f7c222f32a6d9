'use client';

import type { DragEvent } from 'react';
import { described, Labelled } from '@/components/ui/labelled';
import { useAlive } from '@/components/ui/use-alive';
import type { ImportActions } from '@/lib/views/import';
import { Preview } from './preview';
import { useImport } from './use-import';

/** Bytes to read from a file. More than the server accepts, so that it can report a file that is too large. */
const fileLimit = 300_000;

/** Imports profiles, with a preview before anything is added. */
export function Importer(actions: ImportActions) {
  const importing = useImport(actions);
  const alive = useAlive();
  const { text, setText, show, read, problem, busy, choose, add } = importing;
  const wrong = read && !read.preview.ok ? read.preview.problem : undefined;
  const shown = read?.preview.ok === true;
  const chosen = read?.chosen.length ?? 0;

  async function open(file: File | undefined) {
    if (file) show(await file.slice(0, fileLimit).text());
  }

  function onDrop(event: DragEvent) {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void open(event.dataTransfer.files[0]);
  }

  return (
    <main id="content" className="mx-auto w-full max-w-4xl min-w-0 space-y-4 px-4 pt-5 pb-8 sm:px-6">
      <div>
        <h1 className="text-base font-semibold">Import profiles</h1>
        <p className="text-muted">
          Import from a link or an exported file. You see a preview first. Existing profiles aren’t changed,
          and client secrets are never imported.
        </p>
      </div>
      <noscript>
        <p>Import requires JavaScript, because the profile in a link isn’t sent to the server.</p>
      </noscript>
      {/* Disabled until scripts run, because earlier input would be lost. */}
      <fieldset disabled={!alive} className="min-w-0 space-y-4">
        <div className="space-y-2">
          <Labelled id="import-text" label="Link or file contents" problem={wrong}>
            <textarea
              rows={4}
              className="field wire resize-y bg-panel"
              placeholder="http://localhost:3000/import#…"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              onDrop={onDrop}
              autoComplete="off"
              spellCheck={false}
              {...described({ id: 'import-text', problem: wrong })}
            />
          </Labelled>
          <div className="flex flex-wrap items-center gap-3">
            <button
              type="button"
              data-action="preview"
              className={shown ? 'button' : 'button button-primary'}
              disabled={busy || shown || text.trim() === ''}
              onClick={() => show(text)}
            >
              Preview
            </button>
            <label className="button has-focus-visible:outline-2 has-focus-visible:outline-accent">
              Choose a file
              <input
                id="import-file"
                type="file"
                accept="application/json,.json"
                className="sr-only"
                onChange={(event) => {
                  void open(event.currentTarget.files?.[0]);
                  // Lets the user choose the same file again.
                  event.currentTarget.value = '';
                }}
              />
            </label>
            <p role="status" className="min-w-0 flex-1 text-muted">
              {busy && 'Loading…'}
              {!busy && problem}
            </p>
          </div>
        </div>
        {read?.preview.ok && (
          <>
            <Preview preview={read.preview} chosen={read.chosen} choose={choose} />
            <button
              type="button"
              data-action="add"
              className="button button-primary"
              disabled={busy || chosen === 0}
              onClick={add}
            >
              {chosen > 1 ? `Add ${chosen} profiles` : 'Add profile'}
            </button>
          </>
        )}
      </fieldset>
    </main>
  );
}
