import { type ClipboardEvent, type DragEvent, Suspense, useState } from 'react';
import { described, Labelled } from '@/components/ui/labelled';
import { later } from '@/components/ui/later';
import type { CubeEnv } from '@/lib/cube/env-file';
import { hasSettings } from '@/lib/cube/has-settings';
import type { Cube } from './use-cube';

const SettingsRead = later(() => import('./settings-read').then((module) => module.SettingsRead));

const id = 'cube-env';

/** Maximum bytes of a dropped file: far more than any settings. */
const fileLimit = 200_000;

/**
 * A box to paste or drop Cube's settings: a .env file, `docker run -e`, Compose, Kubernetes, or Helm. They're
 * read in the browser. The text itself isn't stored, not even in the box. A secret in it is used for
 * predictions until the user leaves the page.
 */
export function EnvDrop({ cube }: { cube: Cube }) {
  const [read, setRead] = useState<CubeEnv | null>(null);

  /** Predict waits for it, because it would use the earlier settings otherwise. */
  const take = (pasted: string | Promise<string>) =>
    cube.work(async () => {
      // The YAML parser is loaded on demand.
      const { readCubeSettings } = await import('@/lib/cube/settings-text');
      const env = readCubeSettings(await pasted);
      setRead(env);
      if (hasSettings(env)) cube.take(env);
    });

  function onPaste(event: ClipboardEvent) {
    event.preventDefault();
    take(event.clipboardData.getData('text'));
  }

  function onDrop(event: DragEvent) {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    take(file ? file.slice(0, fileLimit).text() : event.dataTransfer.getData('text'));
  }

  const hint =
    'A .env file, docker run -e, Compose, Kubernetes, or Helm values. A secret is used for predictions on this page and never kept.';
  return (
    <Labelled id={id} label="Paste your settings" hint={hint}>
      <textarea
        rows={2}
        className="field wire resize-none"
        placeholder="CUBEJS_JWK_URL=…, or drop the file here"
        value=""
        onChange={(event) => take(event.currentTarget.value)}
        onPaste={onPaste}
        onDrop={onDrop}
        {...described({ id, hint })}
      />
      <div role="status" className="space-y-1 empty:hidden">
        <Suspense>{read && <SettingsRead env={read} />}</Suspense>
      </div>
    </Labelled>
  );
}
