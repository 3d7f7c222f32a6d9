import { Address } from '@/components/ui/address';
import { CopyButton } from '@/components/ui/copy-button';
import { WireBlock } from '@/components/ui/wire-block';
import { toCurl } from '@/lib/http/curl';
import type { OutboundFault } from '@/lib/http/outbound';
import type { HttpExchange } from '@/lib/http/transcript';
import { indentJson } from '@/lib/json/indent';
import type { VisibleRun } from '@/lib/run/visible-run';
import { visibleText } from '@/lib/text/visible-text';
import type { FlowView } from '@/lib/views/flow';
import { pageUrl } from './page-url';
import { Waterfall } from './waterfall';

/** Every request that Claimcheck sent for this sign-in, in order. */
export function HttpLog({ view, run }: { view: FlowView; run: VisibleRun }) {
  const exchanges = run.transcript;
  return (
    <section id="log" aria-label="HTTP log" data-section="http-log" className="space-y-2">
      {exchanges.length === 0 ? (
        <p className="quiet">
          Requests that Claimcheck sends to the provider appear here. Secrets are masked.
        </p>
      ) : (
        <>
          <p className="row text-xs">
            <a
              data-action={view.revealed ? 'mask' : 'reveal'}
              className="link"
              href={`${pageUrl(view, { tab: 'log', revealed: !view.revealed })}#log`}
            >
              {view.revealed ? 'Mask code and tokens' : 'Reveal code and tokens'}
            </a>
            <a data-action="har" className="link" href={`/runs/${run.id}/har`} download>
              Download HAR (masked)
            </a>
          </p>
          {run.dropped_exchanges !== undefined && (
            <p data-note="dropped-exchanges" className="quiet">
              {run.dropped_exchanges} {run.dropped_exchanges === 1 ? 'request isn’t' : 'requests aren’t'}{' '}
              shown: the log keeps the first and the newest ones of a sign-in.
            </p>
          )}
          <Waterfall run={run} />
          <ol className="list">
            {exchanges.map((exchange, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the log only grows at its end
              <li key={index} data-exchange={exchange.url}>
                <Entry exchange={exchange} client_id={run.profile.client_id} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Entry({ exchange, client_id }: { exchange: HttpExchange; client_id: string }) {
  const { method, url, request, response, fault, duration } = exchange;
  return (
    <details>
      <summary className="facts wire">
        <span>
          <b className="font-semibold">{method}</b> <Address url={url} />
        </span>
        {response ? (
          <b className={response.status < 400 ? 'is-pass' : 'is-fail'}>{response.status}</b>
        ) : (
          <b className="is-fail">{fault ? faultWords(fault) : 'no response'}</b>
        )}
        <span className="quiet">{visibleText(response?.headers['content-type'] ?? '')}</span>
        <span className="quiet">{duration} ms</span>
      </summary>
      <div className="mt-2 space-y-2">
        <Message title="Request" headers={request.headers} body={request.body} />
        {response && <Message title="Response" headers={response.headers} body={response.body} />}
        <CopyButton text={toCurl(exchange, client_id)} label="Copy as curl" className="button button-small" />
      </div>
    </details>
  );
}

function Message(props: { title: string; headers: Record<string, string>; body: string | null }) {
  const { title, headers, body } = props;
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <div>
      <h3 className="label mb-1">{title}</h3>
      <WireBlock text={[...head, ...(body ? ['', readable(body)] : [])].join('\n')} />
    </div>
  );
}

/** A form as one pair per line, and JSON as one field per line; otherwise unchanged. */
function readable(body: string): string {
  return /^[\w.~%+-]+=/.test(body) ? body.replaceAll('&', '\n&') : indentJson(body);
}

function faultWords(fault: OutboundFault): string {
  switch (fault.kind) {
    case 'unreachable':
      return `unreachable (${fault.reason})`;
    case 'timed-out':
      return `timed out after ${fault.limit_ms / 1000} s`;
    case 'not-allowed':
      return 'not sent: host not allowed';
    case 'too-large':
      return `response exceeds ${fault.limit_bytes} bytes`;
    case 'redirected':
      return `${fault.status} redirect (not followed)`;
  }
}
