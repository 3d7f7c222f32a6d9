import { Instant } from '@/components/ui/instant';
import { Private, WireText } from '@/components/ui/wire-text';
import { indentJson } from '@/lib/json/indent';
import { memberTexts } from '@/lib/json/members';
import { visibleText } from '@/lib/text/visible-text';
import type { Meaning } from './claim-meanings';

type Props = {
  title: string;
  claims: Record<string, unknown>;
  /** The JSON that they were read from, for what a number loses when it is read. */
  text?: string;
  /** Unix time in milliseconds. */
  now: number;
  meaning: (name: string) => Meaning | undefined;
};

/** More rows than anybody reads; the JSON has them all. */
const rowsLimit = 300;

/** Members of a header or a payload, each with its value, what it means and where it comes from. */
export function ClaimsTable({ title, claims, text, now, meaning }: Props) {
  const members = Object.entries(claims);
  const written = text === undefined ? undefined : memberTexts(text);
  return (
    <div>
      <h3 className="mb-1 text-xs font-semibold text-muted">{title}</h3>
      <table className="block overflow-hidden rounded-md border border-line bg-panel text-left sm:table sm:w-full sm:border-separate sm:border-spacing-0">
        <thead className="sr-only">
          <tr>
            <th>Name</th>
            <th>Value and meaning</th>
            <th>Comes from</th>
          </tr>
        </thead>
        <tbody className="block sm:table-row-group">
          {members.slice(0, rowsLimit).map(([name, value]) => (
            <Claim
              key={name}
              name={name}
              value={value}
              written={written?.get(name)}
              now={now}
              meaning={meaning(name)}
            />
          ))}
        </tbody>
      </table>
      {members.length > rowsLimit && (
        <p className="mt-1 text-muted">{members.length - rowsLimit} more are in the JSON.</p>
      )}
    </div>
  );
}

type ClaimProps = ValueProps & { meaning: Meaning | undefined };

function Claim({ name, value, written, now, meaning }: ClaimProps) {
  const cell = 'block sm:table-cell sm:border-t sm:border-line sm:py-1 sm:group-first/claim:border-t-0';
  return (
    <tr className="group/claim block border-t border-line px-3 py-1 align-top first:border-t-0 sm:table-row">
      <th scope="row" className={`wire font-normal ${cell} sm:w-52 sm:px-3`}>
        {visibleText(name)}
      </th>
      <td className={`${cell} sm:pr-3`}>
        <ClaimValue name={name} value={value} written={written} now={now} />
        {meaning && <p className="text-xs text-muted">{meaning.text}</p>}
      </td>
      <td className={`${cell} text-xs text-muted sm:w-px sm:pr-3 sm:text-right`}>{meaning?.origin}</td>
    </tr>
  );
}

/** Who the user is, whatever it looks like. */
const hiddenClaims = new Set(['sub', 'email', 'phone_number']);

const times = new Set(['exp', 'iat', 'nbf', 'auth_time', 'updated_at']);

/** `written` is the value in the JSON that it was read from, where that is known. */
type ValueProps = { name: string; value: unknown; written?: string | undefined; now: number };

/** A claim's value: a time as a date, JSON over its lines, and a string with JSON in it as both. */
export function ClaimValue({ name, value, written = JSON.stringify(value), now }: ValueProps) {
  if (times.has(name) && typeof value === 'number') return <Instant at={value} written={written} now={now} />;
  if (typeof value !== 'string') return <Json text={written} />;
  if (!holdsJson(value))
    return (
      <p className="wire">
        {hiddenClaims.has(name) ? <Private>{visibleText(value)}</Private> : <WireText text={value} />}
      </p>
    );
  return (
    <>
      <p className="wire">
        <WireText text={written} />
      </p>
      <p data-note="json-in-string" className="mt-1 text-warn">
        This is a string with JSON in it, not an object. Inside it:
      </p>
      <Json text={value} />
    </>
  );
}

function Json({ text }: { text: string }) {
  return (
    <p className="wire whitespace-pre-wrap">
      <WireText text={indentJson(text)} />
    </p>
  );
}

/** Whether a string spells out an object or a list. */
function holdsJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
