'use client';

import { type DragEvent, useEffect, useRef } from 'react';
import { described, Labelled } from '@/components/ui/labelled';
import { visibleText } from '@/lib/text/visible-text';
import type { TokenState } from './use-token';

type Props = {
  id: string;
  label: string;
  placeholder: string;
  problem?: string | undefined;
  state: TokenState;
};

/** Maximum bytes of a dropped file: far more than any token response. */
const fileLimit = 2_000_000;

/** A field for any text that contains a token, pasted or dropped, and what was found in it. */
export function TokenField({ id, label, placeholder, problem, state }: Props) {
  const { text, setText, pasted } = state;
  const area = useRef<HTMLTextAreaElement>(null);
  const wrong = problem ?? (pasted.saw === null ? undefined : visibleText(pasted.saw));

  // Text that was pasted before hydration is only in the DOM.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, after hydration
  useEffect(() => {
    const before = area.current?.value;
    if (!area.current || !before) return;
    // Set again through React; otherwise, it wouldn't detect that the field is cleared.
    area.current.value = '';
    setText(before);
  }, []);

  async function onDrop(event: DragEvent) {
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    setText(await file.slice(0, fileLimit).text());
  }

  function clear() {
    setText('');
    area.current?.focus();
  }

  return (
    <div className="relative min-w-0 space-y-1.5">
      <Labelled id={id} label={label} problem={wrong}>
        <textarea
          ref={area}
          rows={6}
          className="private-field field wire h-36 resize-y bg-panel"
          placeholder={placeholder}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onDrop={onDrop}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          {...described({ id, problem: wrong })}
        />
      </Labelled>
      {text !== '' && (
        <button type="button" className="button button-small absolute -top-1.5 right-0" onClick={clear}>
          Clear<span className="sr-only"> {label}</span>
        </button>
      )}
      <div role="status" className="space-y-1 text-muted empty:hidden">
        <Cleaned state={state} />
      </div>
      <Candidates id={id} state={state} />
    </div>
  );
}

/** What was removed, and what can't be read. */
function Cleaned({ state: { token } }: { state: TokenState }) {
  if (token === null) return null;
  return (
    <>
      {token.cleaned.length > 0 && <p data-note="cleaned">{visibleText(token.cleaned.join(' '))}</p>}
      {token.shape !== null && (
        <p
          data-note="shape"
          data-form={token.decoded.form}
          data-parts={token.decoded.part_count}
          className="font-medium text-warn"
        >
          {token.shape}
        </p>
      )}
    </>
  );
}

/** Selects one of several tokens in the text. */
function Candidates({ id, state }: { id: string; state: TokenState }) {
  const { pasted, chosen, choose } = state;
  if (pasted.tokens.length < 2) return null;
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
      <legend className="sr-only">Select a token</legend>
      {pasted.tokens.map(({ name, token }, index) => (
        <label key={token} className="choice">
          <input
            type="radio"
            name={`${id}-candidate`}
            checked={index === chosen}
            onChange={() => choose(index)}
          />
          <span className="wire">{name === 'token' ? `token ${index + 1}` : name}</span>
        </label>
      ))}
    </fieldset>
  );
}
