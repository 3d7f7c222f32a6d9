import { Instant } from '@/components/ui/instant';
import { Private, WireText } from '@/components/ui/wire-text';
import { indentJson } from '@/lib/json/indent';
import { memberTexts } from '@/lib/json/members';
import { parseJson } from '@/lib/json/parse';
import { excerpt } from '@/lib/text/excerpt';
import { visibleText } from '@/lib/text/visible-text';
import type { ClaimGroup } from './claim-groups';
import type { Meaning } from './claim-meanings';

/** A part of a token, as shown in the table. */
export type TablePart = {
  groups: ClaimGroup[];
  claims: Record<string, unknown>;
  /** The original JSON, for numbers that JavaScript rounds. */
  text?: string;
  meaning: (name: string) => Meaning | undefined;
};

type Props = {
  title: string;
  parts: TablePart[];
  /** Unix time in milliseconds. */
  now: number;
};

/** Maximum rows; the JSON tab has all claims. */
const rowsLimit = 300;

/** Claims and header parameters, each with its value and meaning, group by group. */
export function ClaimsTable({ title, parts, now }: Props) {
  const all = parts.flatMap(({ groups }) => groups.flatMap(({ names }) => names)).length;
  return (
    <section aria-label={title}>
      <table className="table">
        <thead>
          <tr>
            <th>Name</th>
            <th>Value</th>
            <th>Meaning</th>
          </tr>
        </thead>
        {parts.map((part) => (
          <Rows key={part.groups[0]?.title} part={part} now={now} />
        ))}
      </table>
      {all > rowsLimit && <p className="quiet mt-1">Switch to JSON to see {all - rowsLimit} more.</p>}
    </section>
  );
}

function Rows({ part: { groups, claims, text, meaning }, now }: { part: TablePart; now: number }) {
  const written = text === undefined ? undefined : memberTexts(text);
  let left = rowsLimit;
  return groups.map((group) => {
    const names = group.names.slice(0, left);
    left -= names.length;
    return (
      <tbody key={group.title}>
        <tr className="group">
          <th colSpan={3} scope="rowgroup">
            {group.title}
          </th>
        </tr>
        {names.map((name) => (
          <tr key={name} data-claim={name}>
            <th scope="row">{visibleText(name)}</th>
            <td>
              <ClaimValue name={name} value={claims[name]} written={written?.get(name)} now={now} />
            </td>
            <td>{meaning(name)?.text}</td>
          </tr>
        ))}
      </tbody>
    );
  });
}

/** Identifies the user in any format. */
const hiddenClaims = new Set(['sub', 'email', 'phone_number']);

const times = new Set(['exp', 'iat', 'nbf', 'auth_time', 'updated_at']);

/** `written` is the original value in the JSON, if known. */
type ValueProps = { name: string; value: unknown; written?: string | undefined; now: number };

/** Shortens a value, so that the page stays small. The JSON tab and the HTTP log have all of it. */
export const readable = (text: string) => excerpt(text, 10_000);

/** A claim's value: a time as a date, JSON indented, and a string that contains JSON as both. */
export function ClaimValue({ name, value, written = JSON.stringify(value), now }: ValueProps) {
  if (times.has(name) && typeof value === 'number') return <Instant at={value} written={written} now={now} />;
  if (typeof value !== 'string') return <Json text={written} />;
  if (!holdsJson(value))
    return (
      <span className="wire">
        {hiddenClaims.has(name) ? (
          <Private>{visibleText(readable(value))}</Private>
        ) : (
          <WireText text={readable(value)} />
        )}
      </span>
    );
  return (
    <>
      <p className="wire">
        <WireText text={readable(written)} />
      </p>
      <p data-note="json-in-string" className="is-warn mt-1">
        This claim is a string that contains JSON, not an object. Parsed value:
      </p>
      <Json text={value} />
    </>
  );
}

const Json = ({ text }: { text: string }) => (
  <span className="wire wrap">
    <WireText text={readable(indentJson(text))} />
  </span>
);

/** Whether a string contains a JSON object or list. */
function holdsJson(text: string): boolean {
  return /^\s*[{[]/.test(text) && parseJson(text) !== undefined;
}
