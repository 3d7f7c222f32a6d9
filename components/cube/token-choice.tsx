import { Suspense } from 'react';
import { Expiry } from '@/components/ui/distance';
import { later } from '@/components/ui/later';
import { useAlive } from '@/components/ui/use-alive';
import type { TokenName } from '@/lib/exchange/token-response';
import { distance } from '@/lib/text/time';
import { visibleText } from '@/lib/text/visible-text';
import type { CubePageView } from '@/lib/views/cube';
import type { Cube } from './use-cube';

const TokenField = later(() => import('../inspect/token-field').then((module) => module.TokenField));

const names: TokenName[] = ['id_token', 'access_token'];

type Props = { view: CubePageView; cube: Cube };

/** Selects a token: from a sign-in, or a pasted one. */
export function TokenChoice({ view: { runs, now }, cube }: Props) {
  const { run } = cube;
  const alive = useAlive();
  const chosen = runs.find(({ id }) => id === run?.id);
  const exp = chosen && run ? chosen.expires[run.name] : cube.pasted.token?.decoded.payload?.object?.exp;

  function choose(value: string) {
    const [id, name] = value.split(' ');
    cube.setRun(id && (name === 'id_token' || name === 'access_token') ? { id, name } : null);
  }

  return (
    <div className="space-y-2">
      {runs.length === 0 && (
        <p>
          No sign-ins in this browser yet.{' '}
          <a className="link" href="/">
            Sign in
          </a>{' '}
          or paste a token.
        </p>
      )}
      <div className="row">
        <label htmlFor="cube-run" className="font-medium">
          Token
        </label>
        <select
          id="cube-run"
          className="private-field field w-96 min-w-0 max-w-full"
          value={run ? `${run.id} ${run.name}` : ''}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {/* The others are only in the page as data, because the list is disabled until scripts run. */}
          {runs.flatMap(({ id, user, created_at }) =>
            names
              .filter((name) => alive || (id === run?.id && name === run.name))
              .map((name) => (
                <option key={`${id} ${name}`} value={`${id} ${name}`}>
                  {`${name} · ${visibleText(user)} · ${distance(created_at, now)}`}
                </option>
              )),
          )}
          <option value="">Paste another token…</option>
        </select>
        {typeof exp === 'number' && (
          <span className="quiet">
            <Expiry at={exp} now={now} />
          </span>
        )}
      </div>
      {run === null && (
        <Suspense>
          <TokenField
            id="cube-token"
            label="Token, or any text that contains one"
            placeholder="eyJ…, Bearer eyJ…, a token response"
            problem={cube.pasted.text === '' ? cube.problems.token : undefined}
            state={cube.pasted}
          />
        </Suspense>
      )}
      {run !== null && cube.problems.token && (
        <p data-problem="token" className="font-medium text-fail">
          {cube.problems.token}
        </p>
      )}
    </div>
  );
}
