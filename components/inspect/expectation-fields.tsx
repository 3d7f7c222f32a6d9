import type { InputHTMLAttributes } from 'react';
import { described, Labelled } from '@/components/ui/labelled';
import type { KnownIssuer } from '@/lib/views/inspect';
import type { Inspection, Typed } from './use-inspection';

type Props = { inspection: Inspection; known: KnownIssuer[] };

/** The expected values. Empty fields aren't checked. */
export function ExpectationFields({ inspection, known }: Props) {
  const { fetched, origin, typed } = inspection;
  const found = origin === 'issuer' && fetched?.ok ? fetched.found : null;
  const asks = origin === 'issuer' && typed.issuer === '';
  const from = inspection.matched && `From profile ${inspection.matched.name}.`;
  return (
    <fieldset className="space-y-3">
      <legend className="mb-2 text-[0.9375rem] font-semibold">Expected</legend>
      <KnownIssuers inspection={inspection} known={known} />
      <Text
        name="issuer"
        label="Issuer"
        inspection={inspection}
        hint={typed.issuer === '' && (from ?? (asks && 'Defaults to the issuer whose keys you fetched.'))}
        placeholder={inspection.matched?.issuer}
      />
      <Text
        name="client_id"
        label="Client ID"
        inspection={inspection}
        hint={
          typed.client_id === '' && (from ?? 'Without it, aud isn’t checked and the result can’t be Valid.')
        }
        placeholder={inspection.matched?.client_id}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-3">
        <TokenKind inspection={inspection} />
        <Text
          name="clock_tolerance"
          label="Clock tolerance (s)"
          inspection={inspection}
          inputMode="numeric"
        />
        <Text name="nonce" label="Nonce" inspection={inspection} />
        <Text
          name="algorithms"
          label="Algorithms"
          inspection={inspection}
          placeholder={found?.algorithms.join(' ') || 'RS256'}
        />
      </div>
    </fieldset>
  );
}

type TextProps = {
  name: Exclude<keyof Typed, 'token_use' | 'keys'>;
  label: string;
  inspection: Inspection;
  hint?: string | false;
} & Pick<InputHTMLAttributes<HTMLInputElement>, 'inputMode' | 'placeholder'>;

function Text({ name, label, inspection, hint, ...rest }: TextProps) {
  const id = `inspect-${name}`;
  const problem = inspection.problems[name];
  return (
    <Labelled id={id} label={label} problem={problem} hint={hint}>
      <input
        type="text"
        className="field wire"
        value={inspection.typed[name]}
        onChange={(event) => inspection.change({ [name]: event.currentTarget.value })}
        autoComplete="off"
        spellCheck={false}
        {...rest}
        {...described({ id, problem, hint })}
      />
    </Labelled>
  );
}

const kinds = { id: 'ID', access: 'Access' } as const;

function TokenKind({ inspection: { typed, change, kind } }: { inspection: Inspection }) {
  return (
    <Labelled id="inspect-token_use" label="Token type">
      <select
        id="inspect-token_use"
        className="field"
        value={typed.token_use}
        onChange={(event) => change({ token_use: event.currentTarget.value as Typed['token_use'] })}
      >
        <option value="auto">Auto ({kinds[kind]} token)</option>
        <option value="id">{kinds.id} token</option>
        <option value="access">{kinds.access} token</option>
      </select>
    </Labelled>
  );
}

/** Fills in the issuer and the client ID of a profile. You can change them afterwards. */
function KnownIssuers({ inspection: { typed, matched, chooseProfile }, known }: Props) {
  const chosen =
    (typed.issuer === '' && typed.client_id === '' && matched) ||
    known.find((each) => each.issuer === typed.issuer && each.client_id === typed.client_id);
  return (
    <div className="flex items-center gap-3">
      <label htmlFor="inspect-profile" className="shrink-0 font-medium">
        Use values from profile
      </label>
      <select
        id="inspect-profile"
        className="field min-w-0"
        value={chosen?.id ?? ''}
        onChange={(event) => {
          chooseProfile(known.find(({ id }) => id === event.currentTarget.value));
        }}
      >
        <option value="">None</option>
        {known.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
