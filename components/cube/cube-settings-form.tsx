import { described, Labelled } from '@/components/ui/labelled';
import { settingsOf } from '@/lib/cube/env-text';
import { visibleText } from '@/lib/text/visible-text';
import type { CubePageView } from '@/lib/views/cube';
import { ConfigurationField } from './configuration-field';
import { EnvDrop } from './env-drop';
import { ModelField } from './model-field';
import { RightEnv } from './right-env';
import { SettingsFields } from './settings-fields';
import type { Cube } from './use-cube';

/** The settings of a Cube, with its cube.js and model. */
export function CubeSettingsForm({ view, cube }: { view: CubePageView; cube: Cube }) {
  const { profile } = view;
  const { problems } = cube;
  const fitting = cube.replayed?.fitting;
  return (
    <>
      <div>
        <h2 className="text-[0.9375rem] font-semibold">Cube settings</h2>
        <p className="quiet">
          {view.saved ? 'Saved with profile' : 'Not saved yet. Suggested values for profile'}{' '}
          <b className="text-ink">{visibleText(profile.name)}</b>.
        </p>
      </div>
      <EnvDrop cube={cube} />
      <ConfigurationField file={view.configuration_file} cube={cube} />
      <ModelField cube={cube} />
      <SettingsFields cube={cube} />
      <Labelled id="cube-url" label="Cube URL" problem={problems.cube_url}>
        <input
          className="field wire"
          value={cube.cube_url}
          onChange={(event) => cube.setCubeUrl(event.currentTarget.value)}
          {...described({ id: 'cube-url', problem: problems.cube_url })}
        />
      </Labelled>
      <Labelled
        id="cube-query"
        label="Query"
        problem={problems.query}
        hint="The query to test, also preloaded in the Playground. Defaults to the first measure in your data model."
      >
        <textarea
          rows={2}
          className="field wire"
          placeholder='{"measures":["orders.count"]}'
          value={cube.settings.query ?? ''}
          onChange={(event) => cube.change(withQuery(cube.settings, event.currentTarget.value))}
          {...described({ id: 'cube-query', problem: problems.query, hint: true })}
        />
      </Labelled>
      <div className="row">
        <button
          type="button"
          className="button"
          data-action="save"
          disabled={cube.busy || profile.read_only}
          onClick={cube.save}
        >
          Save
        </button>
        <p
          role="status"
          data-saved={cube.is_saved}
          data-note={profile.read_only ? 'read-only' : undefined}
          className="min-w-0 flex-1 text-muted"
        >
          {profile.read_only
            ? 'This profile is read-only. Changes apply until you leave this page.'
            : cube.is_saved && 'Saved'}
        </p>
      </div>
      {fitting && (
        <RightEnv
          lines={fitting}
          use={() => cube.change({ ...cube.settings, variables: settingsOf(fitting).variables })}
        />
      )}
    </>
  );
}

function withQuery({ query: _, ...settings }: Cube['settings'], query: string): Cube['settings'] {
  return query === '' ? settings : { ...settings, query };
}
