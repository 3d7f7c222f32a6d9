import { described, Labelled } from '@/components/ui/labelled';
import { visibleText } from '@/lib/text/visible-text';
import { readKeyInput } from '@/lib/verify/keys/key-input';
import type { Inspection, KeyOrigin } from './use-inspection';

const id = 'inspect-keys';

/** The source of the keys: fetched from the issuer with a click, or pasted. */
export function KeysFields({ inspection }: { inspection: Inspection }) {
  const { typed, change, origin, setOrigin, problems } = inspection;
  const read = typed.keys === '' ? null : readKeyInput(typed.keys);
  const unread = read?.ok === false ? read.problem : undefined;
  const problem = origin === 'given' ? (problems.keys ?? unread) : undefined;
  const hint = read?.ok && problem === undefined && read.read_as;
  return (
    <fieldset className="space-y-2">
      <legend className="mb-2 text-[0.9375rem] font-semibold">Keys</legend>
      <Origin value="issuer" label="From the issuer" inspection={inspection} />
      <div className="space-y-1.5 pl-6">
        <FetchKeys inspection={inspection} />
        {origin === 'issuer' && problems.keys && <p className="font-medium text-fail">{problems.keys}</p>}
      </div>
      <Origin value="given" label="Paste keys" inspection={inspection} />
      <div className="pl-6">
        <Labelled id={id} label="JWKS, JWK, PEM, or HMAC secret" problem={problem} hint={hint}>
          <textarea
            rows={2}
            className="private-field field wire"
            value={typed.keys}
            onChange={(event) => {
              change({ keys: event.currentTarget.value });
              setOrigin('given');
            }}
            autoComplete="off"
            spellCheck={false}
            {...described({ id, problem, hint })}
          />
        </Labelled>
      </div>
    </fieldset>
  );
}

function Origin(props: { value: KeyOrigin; label: string; inspection: Inspection }) {
  const { value, label, inspection } = props;
  return (
    <label className="flex min-h-6 w-fit cursor-pointer items-center gap-2">
      <input
        type="radio"
        name="key-origin"
        className="accent-accent"
        checked={inspection.origin === value}
        onChange={() => inspection.setOrigin(value)}
      />
      {label}
    </label>
  );
}

function FetchKeys({ inspection }: { inspection: Inspection }) {
  const { asked, fetched, fetchKeys, busy } = inspection;
  const found = fetched?.ok ? fetched.found : null;
  return (
    <>
      <button
        type="button"
        data-action="fetch-keys"
        className="button"
        disabled={busy || 'problem' in asked}
        aria-describedby="inspect-asked"
        onClick={fetchKeys}
      >
        Fetch keys and verify
      </button>
      <p
        id="inspect-asked"
        data-host={'host' in asked ? asked.host : undefined}
        data-fetched={found?.count}
        className="text-xs wrap-anywhere text-muted"
      >
        {found ? (
          <>
            {found.count === 1 ? 'One key' : `${found.count} keys`} fetched from{' '}
            <span className="wire text-xs text-ink">{visibleText(found.jwks_uri)}</span>
          </>
        ) : 'problem' in asked ? (
          visibleText(asked.problem)
        ) : (
          <>
            Fetches the discovery document and keys from{' '}
            <b className="wire text-xs text-ink">{visibleText(asked.host)}</b>. Nothing is requested until you
            select this.
          </>
        )}
      </p>
    </>
  );
}
