import Link from 'next/link';
import { ColouredToken, TokenKey } from '@/components/token/coloured-token';
import { TokenJson, TokenTable } from '@/components/token/decoded-token';
import { mainToken } from '@/lib/run/tokens';
import type { VisibleRun } from '@/lib/run/visible-run';
import { decode } from '@/lib/verify/decode';
import type { FlowView, Tab } from '@/lib/views/flow';
import { HttpLog } from './http-log';
import { pageUrl } from './page-url';

const names: Record<Tab, string> = { claims: 'Claims', json: 'JSON', token: 'Token', log: 'HTTP log' };

/** The token's claims, its JSON, the token itself, and the HTTP log. */
export function TokenTabs({ view, run }: { view: FlowView; run: VisibleRun }) {
  const main = view.verify_open ? mainToken(run) : null;
  const offered: Tab[] = main === null ? ['log'] : ['claims', 'json', 'token', 'log'];
  const tab = view.tab && offered.includes(view.tab) ? view.tab : (offered[0] ?? 'log');
  return (
    <section aria-label="Token and HTTP log" id="token" data-section="token" className="space-y-2">
      <nav aria-label="Views of the token" className="tabs">
        {offered.map((each) => (
          <Link
            key={each}
            href={`${pageUrl(view, { tab: each })}#token`}
            replace
            scroll={false}
            prefetch={false}
            data-tab={each}
            aria-current={each === tab ? 'true' : undefined}
          >
            {names[each]}
            {each === 'log' && ` · ${run.transcript.length}`}
          </Link>
        ))}
        <a data-action="diagram" href={`/runs/${run.id}/diagram`}>
          Diagram
        </a>
        <a data-action="report" href={`/runs/${run.id}/report`} className="ml-auto">
          Report
        </a>
      </nav>
      {tab === 'log' || main === null ? (
        <HttpLog view={view} run={run} />
      ) : (
        <Token tab={tab} token={main.token} view={view} />
      )}
    </section>
  );
}

function Token({ tab, token, view }: { tab: Exclude<Tab, 'log'>; token: string; view: FlowView }) {
  const decoded = decode(token);
  const note = view.run?.verification ? null : <p className="quiet">Decoded, not verified.</p>;
  switch (tab) {
    case 'claims':
      return (
        <>
          {note}
          <TokenTable decoded={decoded} now={view.now} />
        </>
      );
    case 'json':
      return (
        <>
          {note}
          <TokenJson decoded={decoded} />
        </>
      );
    case 'token':
      return (
        <>
          <TokenKey />
          <ColouredToken token={token} />
          <TokenJson decoded={decoded} />
        </>
      );
  }
}
