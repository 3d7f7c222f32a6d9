import { ViewSwitch } from '@/components/ui/view-switch';
import { WireBlock } from '@/components/ui/wire-block';
import { indentJson } from '@/lib/json/indent';
import { utc } from '@/lib/text/time';
import type { Decoded } from '@/lib/verify/decode';
import type { JsonPart } from '@/lib/verify/json-object';
import { claimMeaning, headerMeaning } from './claim-meanings';
import { ClaimsTable } from './claims-table';
import { TimeLine } from './time-line';

type Props = {
  decoded: Decoded;
  /** Unix time in milliseconds. */
  now: number;
  /** Whether the checks have been run; their verdict stands above. */
  verified: boolean;
};

/** Header and claims as they stand in the token. */
export function DecodedToken({ decoded: { header, payload }, now, verified }: Props) {
  return (
    <ViewSwitch
      verified={verified}
      note={verified ? undefined : 'Decoded only: nothing of this was checked yet.'}
      table={
        <div className="space-y-3">
          <TimeLine times={timesOf(payload)} now={now} />
          <Part title="Header" part={header} now={now} meaning={headerMeaning} />
          {payload && <Part title="Claims" part={payload} now={now} meaning={claimMeaning} />}
        </div>
      }
      json={
        <div className="space-y-3">
          <Json title="Header" part={header} />
          {payload && <Json title="Claims" part={payload} />}
        </div>
      }
    />
  );
}

/** The times that a token's life is made of, as far as they are times. */
function timesOf(payload: JsonPart | null): Record<string, number> {
  const claims = Object.entries(payload?.object ?? {});
  return Object.fromEntries(
    claims.flatMap(([name, value]) =>
      life.has(name) && typeof value === 'number' && utc(value * 1000) !== null ? [[name, value]] : [],
    ),
  );
}

const life = new Set(['auth_time', 'nbf', 'iat', 'exp']);

type PartProps = { title: string; part: JsonPart; now: number; meaning: typeof headerMeaning };

function Part({ title, part, now, meaning }: PartProps) {
  if (part.object === null) return <Json title={title} part={part} />;
  return <ClaimsTable title={title} claims={part.object} text={part.text} now={now} meaning={meaning} />;
}

function Json({ title, part: { object, text } }: { title: string; part: JsonPart }) {
  return (
    <div>
      <h3 className="mb-1 text-xs font-semibold text-muted">{title}</h3>
      <WireBlock text={object === null ? text : indentJson(text)} whole />
    </div>
  );
}
