import { Expiry } from '@/components/ui/distance';
import { distance } from '@/lib/text/time';
import { visibleText } from '@/lib/text/visible-text';
import type { CubePageView } from '@/lib/views/cube';
import { TokenField } from '../inspect/token-field';
import type { Cube } from './use-cube';

type Props = { view: CubePageView; cube: Cube };

/** Whose token is tried: that of a login here, or one that is pasted. */
export function TokenChoice({ view: { runs, now }, cube }: Props) {
  const chosen = runs.find(({ id }) => id === cube.run);
  const exp = chosen ? chosen.exp : cube.pasted.token?.decoded.payload?.object?.exp;
  return (
    <div className="space-y-2">
      {runs.length === 0 && (
        <p>
          There is no login of this browser to take a token from:{' '}
          <a className="link" href="/">
            log in
          </a>
          , or paste one.
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <label htmlFor="cube-run" className="font-medium">
          Token
        </label>
        <select
          id="cube-run"
          className="private-field field min-w-0 max-w-sm"
          value={cube.run ?? ''}
          onChange={(event) => cube.setRun(event.currentTarget.value || null)}
        >
          {runs.map(({ id, user, created_at }) => (
            <option key={id} value={id}>
              {visibleText(user)}, logged in {distance(created_at, now)}
            </option>
          ))}
          <option value="">another one, pasted</option>
        </select>
        {typeof exp === 'number' && (
          <span className="text-muted">
            <Expiry at={exp} now={now} />
          </span>
        )}
      </div>
      {cube.run === null && (
        <TokenField
          id="cube-token"
          label="The token, or anything with a token in it"
          placeholder="eyJ…, Bearer eyJ…, a token response"
          problem={cube.pasted.text === '' ? cube.problems.token : undefined}
          state={cube.pasted}
        />
      )}
      {cube.run !== null && cube.problems.token && (
        <p data-problem="token" className="font-medium text-fail">
          {cube.problems.token}
        </p>
      )}
    </div>
  );
}
