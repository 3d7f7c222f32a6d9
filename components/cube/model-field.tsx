import { described, Labelled } from '@/components/ui/labelled';
import type { Cube } from './use-cube';

const id = 'cube-model';

/** One of the user’s own cubes or views, which shows the filters that depend on the token. */
export function ModelField({ cube: { model, setModel } }: { cube: Cube }) {
  const hint =
    'One cube or view, in YAML or JavaScript. Its filters and access policies are evaluated for this token. For a whole project: npm run demo:cube -- --project ../my-cube';
  return (
    <Labelled id={id} label="Your data model" hint={hint}>
      <textarea
        rows={model === '' ? 2 : 10}
        className="field wire"
        placeholder="cubes:"
        value={model}
        onChange={({ currentTarget: { value } }) => setModel(value)}
        {...described({ id, hint })}
      />
    </Labelled>
  );
}
