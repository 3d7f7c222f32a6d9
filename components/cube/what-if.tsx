import { useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { described, Labelled } from '@/components/ui/labelled';
import { WireBlock } from '@/components/ui/wire-block';
import { filterOf } from '@/lib/cube/filter-of';
import { forecastLine } from '@/lib/cube/forecast-line';
import { readClaims, whatIf } from '@/lib/cube/what-if';
import type { JsonObject } from '@/lib/json/object';
import { visibleText } from '@/lib/text/visible-text';
import type { CubeActions, SignedToken } from '@/lib/views/cube';
import type { Cube } from './use-cube';

type Props = { claims: JsonObject; cube: Cube; sign: CubeActions['signToken']; now: number };

const id = 'what-if-claims';

/** Predicts for edited claims. Nothing is sent until you sign a test token. */
export function WhatIf({ claims, cube, sign, now }: Props) {
  const [text, setText] = useState(() => JSON.stringify(claims, null, 2));
  const [secret, setSecret] = useState('');
  const [signed, setSigned] = useState<SignedToken | null>(null);
  const read = readClaims(text);
  const line = read.ok
    ? forecastLine(whatIf(read.claims, cube.settings, now), filterOf(cube.settings))
    : null;
  const problem = read.ok ? undefined : visibleText(read.problem);
  return (
    <div className="mt-1 space-y-2">
      <Labelled id={id} label="Claims" problem={problem}>
        <textarea
          rows={10}
          className="private-field field wire"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          {...described({ id, problem })}
        />
      </Labelled>
      {line && (
        <p role="status" data-what-if={line.status}>
          <span className="text-muted">Expected, if a key that Cube accepts signs them:</span>{' '}
          {visibleText(line.text)}
          {cube.configuration !== null &&
            ' Your cube.js isn’t applied here. Sign a test token to include it.'}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <input
          type="password"
          className="field wire min-w-0 max-w-xs flex-1"
          aria-label="Secret of your Cube"
          placeholder="Cube’s secret; empty: demo pool’s key"
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
          autoComplete="off"
        />
        <button
          type="button"
          className="button"
          data-action="sign-token"
          onClick={async () => setSigned(await sign({ claims: text, secret: secret === '' ? null : secret }))}
        >
          Sign a test token
        </button>
      </div>
      {signed?.ok && (
        <div data-section="signed-token" className="space-y-1">
          <p className="text-warn">Made by hand. No provider issued this token.</p>
          <WireBlock text={signed.token} whole />
          <CopyButton text={signed.token} label="Copy test token" className="button button-small" />
        </div>
      )}
      {signed && !signed.ok && <p className="font-medium text-fail">{signed.problem}</p>}
    </div>
  );
}
