import { described, Labelled } from '@/components/ui/labelled';
import { visibleText } from '@/lib/text/visible-text';
import type { Cube } from './use-cube';

const id = 'cube-configuration';

/** The user’s own cube.js, which runs in a sandbox for the prediction, or the operator's file. */
export function ConfigurationField({ file, cube }: { file: string | null; cube: Cube }) {
  const { configuration, setConfiguration } = cube;
  const text = configuration !== null && configuration !== 'file' ? configuration.text : '';
  const hint =
    'Runs in a sandbox without packages or network. For a file with its packages, or cube.py: npm start -- --cube ./cube.js';
  return (
    <div className="space-y-2">
      {file !== null && (
        <label className="flex min-h-6 cursor-pointer items-center gap-2">
          <input
            type="checkbox"
            className="accent-accent"
            checked={configuration === 'file'}
            onChange={(event) => setConfiguration(event.currentTarget.checked ? 'file' : null)}
          />
          Run <span className="wire">{visibleText(file)}</span>, loaded again for each prediction
        </label>
      )}
      {configuration !== 'file' && (
        <Labelled id={id} label="Your cube.js" hint={hint}>
          <textarea
            rows={text === '' ? 2 : 10}
            className="field wire"
            placeholder="module.exports = { contextToAppId: … }"
            value={text}
            onChange={({ currentTarget: { value } }) =>
              setConfiguration(value.trim() === '' ? null : { text: value })
            }
            {...described({ id, hint })}
          />
        </Labelled>
      )}
    </div>
  );
}
