import type { ComponentProps } from 'react';
import { ViewSwitch } from '@/components/ui/view-switch';
import type { Decoded } from '@/lib/verify/decode';
import type { JsonPart } from '@/lib/verify/json-object';
import { claimGroups } from './claim-groups';
import { claimMeaning, headerMeaning } from './claim-meanings';
import { ClaimsTable, type TablePart } from './claims-table';
import { JsonView } from './json-view';

type Props = {
  decoded: Decoded;
  /** Unix time in milliseconds. */
  now: number;
  /** Whether the token was verified; the result is shown above. */
  verified: boolean;
};

/** A token's claims and header, as a table or as JSON. */
export function DecodedToken({ decoded, now, verified }: Props) {
  return (
    <ViewSwitch
      verified={verified}
      note={verified ? undefined : 'Decoded, not verified.'}
      table={<TokenTable decoded={decoded} now={now} />}
      json={<TokenJson decoded={decoded} />}
    />
  );
}

export function TokenTable({ decoded: { header, payload }, now }: { decoded: Decoded; now: number }) {
  const parts: TablePart[] = [];
  if (payload?.object) {
    const { object: claims, text } = payload;
    parts.push({ groups: claimGroups(Object.keys(claims)), claims, text, meaning: claimMeaning });
  }
  if (header.object) {
    const { object: claims, text } = header;
    parts.push({
      groups: [{ title: 'Header', names: Object.keys(claims) }],
      claims,
      text,
      meaning: headerMeaning,
    });
  }
  return (
    <>
      {parts.length > 0 && <ClaimsTable title="Claims" parts={parts} now={now} />}
      <Unreadable title="Claims" of="Payload" part={payload} />
      <Unreadable title="Header" of="Header" part={header} />
    </>
  );
}

const Unreadable = ({
  part,
  ...rest
}: Omit<ComponentProps<typeof JsonView>, 'part'> & { part: JsonPart | null }) =>
  part && part.object === null ? <JsonView {...rest} part={part} /> : null;

export const TokenJson = ({ decoded: { header, payload } }: { decoded: Decoded }) => (
  <div className="space-y-3">
    {payload && <JsonView title="Claims" of="Payload" part={payload} />}
    <JsonView title="Header" of="Header" part={header} />
  </div>
);
