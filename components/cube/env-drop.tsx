import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { described, Labelled } from '@/components/ui/labelled';
import { type CubeEnv, readCubeEnv } from '@/lib/cube/env-file';
import type { Cube } from './use-cube';

const id = 'cube-env';

/** Bytes of a dropped file that are read: far more than any .env has. */
const fileLimit = 200_000;

/**
 * Where Cube's .env is pasted or dropped. It is read in the page, and only the variables that the fields show are
 * taken: the text itself, with whatever secrets are in it, is not kept, not even in the box.
 */
export function EnvDrop({ cube }: { cube: Cube }) {
  const [read, setRead] = useState<CubeEnv | null>(null);

  function take(text: string) {
    const env = readCubeEnv(text);
    setRead(env);
    const { query } = cube.settings;
    if (hasAny(env)) cube.change({ ...env.settings, ...(query === undefined ? {} : { query }) });
  }

  function onPaste(event: ClipboardEvent) {
    event.preventDefault();
    take(event.clipboardData.getData('text'));
  }

  async function onDrop(event: DragEvent) {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    take(file ? await file.slice(0, fileLimit).text() : event.dataTransfer.getData('text'));
  }

  const hint = 'Only what the fields below show is taken; secrets are not kept.';
  return (
    <Labelled id={id} label="Cube's .env" hint={hint}>
      <textarea
        rows={2}
        className="field wire resize-none"
        placeholder="Paste it, or drop the file here"
        value=""
        onChange={(event) => take(event.currentTarget.value)}
        onPaste={onPaste}
        onDrop={onDrop}
        autoComplete="off"
        spellCheck={false}
        {...described({ id, hint })}
      />
      <div role="status" className="space-y-1 empty:hidden">
        {read && <WhatWasRead env={read} />}
      </div>
    </Labelled>
  );
}

const hasAny = ({ settings, notes }: CubeEnv) =>
  Object.keys(settings.variables).length > 0 ||
  settings.has_api_secret ||
  settings.has_jwt_key ||
  notes.length > 0;

function WhatWasRead({ env }: { env: CubeEnv }) {
  if (!hasAny(env))
    return (
      <p data-note="nothing-imported" className="font-medium text-warn">
        No variable of Cube's was found in it.
      </p>
    );
  const amount = Object.keys(env.settings.variables).length;
  return (
    <>
      <p data-imported={amount}>{amount === 1 ? 'One variable was' : `${amount} variables were`} taken.</p>
      {env.notes.map(({ kind, variable, line }) => (
        <p key={`${kind} ${line}`} data-note={kind} data-line={line} className="text-warn">
          Line {line}, <span className="wire">{variable}</span>: {notes[kind]}
        </p>
      ))}
    </>
  );
}

const notes: Record<CubeEnv['notes'][number]['kind'], string> = {
  ignored: 'Cube passes over this line. It must begin with the name, followed by an equals sign.',
  overruled: 'a later line sets it again, and Cube takes that one.',
  'unclosed-quote':
    'the quote that begins here is not closed on the line, so Cube reads on into the next lines.',
  reference: "Cube does not put another variable's value in here: it takes what stands here to the letter.",
};
