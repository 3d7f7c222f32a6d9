import ChevronRight from 'lucide-react/icons/chevron-right';
import { Address } from '@/components/ui/address';
import { CopyButton } from '@/components/ui/copy-button';
import { WireBlock } from '@/components/ui/wire-block';
import { toCurl } from '@/lib/http/curl';
import type { OutboundFault } from '@/lib/http/outbound';
import type { HttpExchange } from '@/lib/http/transcript';
import { indentJson } from '@/lib/json/indent';
import { visibleText } from '@/lib/text/visible-text';

type Props = {
  exchanges: HttpExchange[];
  client_id: string;
  /** Absent before a login. */
  run?: { id: string; revealed: boolean };
};

/** Every request that the server made for this run, in order. */
export function Transcript({ exchanges, client_id, run }: Props) {
  return (
    <aside
      id="transcript"
      data-section="http-log"
      aria-label="Transcript"
      className="min-w-0 border-t border-line bg-panel max-lg:mt-6 lg:border-t-0 lg:border-l"
    >
      <div className="px-4 py-5 sm:px-6 lg:sticky lg:top-12 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 className="text-[0.9375rem] font-semibold">Transcript</h2>
          {run && <TranscriptLinks {...run} recorded={exchanges.length > 0} />}
        </div>
        {exchanges.length === 0 ? (
          <p className="mt-1 text-muted">
            Every request that Claimcheck itself sends for a login is listed here as it went out and came
            back, with secrets masked.
          </p>
        ) : (
          <ol className="mt-2 divide-y divide-line">
            {exchanges.map((exchange, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a transcript only grows at its end
              <li key={index} data-exchange={exchange.url} className="py-2">
                <Entry exchange={exchange} client_id={client_id} />
              </li>
            ))}
          </ol>
        )}
      </div>
    </aside>
  );
}

type LinksProps = { id: string; revealed: boolean; recorded: boolean };

/** Plain links: whether values are shown is part of the page's address. A client secret never is. */
function TranscriptLinks({ id, revealed, recorded }: LinksProps) {
  return (
    <p className="flex flex-wrap gap-x-4 text-xs">
      <a data-action="diagram" className="link" href={`/runs/${id}/diagram`}>
        Sequence diagram
      </a>
      {recorded && (
        <>
          <a
            data-action={revealed ? 'mask' : 'reveal'}
            className="link"
            href={`/runs/${id}${revealed ? '' : '?reveal=tokens'}#transcript`}
          >
            {revealed ? 'Mask code and tokens' : 'Reveal code and tokens'}
          </a>
          <a data-action="har" className="link" href={`/runs/${id}/har`} download>
            HAR, masked
          </a>
        </>
      )}
    </p>
  );
}

function Entry({ exchange, client_id }: { exchange: HttpExchange; client_id: string }) {
  const { method, url, request, response, fault, duration } = exchange;
  return (
    <details className="group/entry">
      <summary className="relative list-none space-y-0.5 rounded-sm pr-6 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={16}
          aria-hidden
          className="absolute top-0.5 right-0 text-muted transition-transform group-open/entry:rotate-90"
        />
        <p className="wire flex gap-2">
          <Arrow>→</Arrow>
          <span>
            <b className="font-semibold">{method}</b> <Address url={url} />
          </span>
        </p>
        <p className="wire flex gap-2">
          <Arrow>←</Arrow>
          <span>
            {response ? (
              <>
                <b className={`font-semibold ${response.status < 400 ? 'text-pass' : 'text-fail'}`}>
                  {response.status}
                </b>{' '}
                <span className="text-muted">{visibleText(response.headers['content-type'] ?? '')}</span>
              </>
            ) : (
              <b className="font-semibold text-fail">{fault ? faultWords(fault) : 'no answer'}</b>
            )}
            <span className="text-muted"> · {duration} ms</span>
          </span>
        </p>
      </summary>
      <div className="mt-2 space-y-2">
        <Message title="Request" headers={request.headers} body={request.body} />
        {response && <Message title="Response" headers={response.headers} body={response.body} />}
        <CopyButton text={toCurl(exchange, client_id)} label="Copy as curl" className="button button-small" />
      </div>
    </details>
  );
}

function Arrow({ children }: { children: string }) {
  return (
    <span aria-hidden className="text-muted">
      {children}
    </span>
  );
}

function Message(props: { title: string; headers: Record<string, string>; body: string | null }) {
  const { title, headers, body } = props;
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <div>
      <h3 className="mb-1 text-xs font-semibold text-muted">{title}</h3>
      <WireBlock text={[...head, ...(body ? ['', readable(body)] : [])].join('\n')} />
    </div>
  );
}

/** A form pair by pair, JSON member by member; both to the letter but for the line breaks. */
function readable(body: string): string {
  return /^[\w.~%+-]+=/.test(body) ? body.replaceAll('&', '\n&') : indentJson(body);
}

function faultWords(fault: OutboundFault): string {
  switch (fault.kind) {
    case 'unreachable':
      return `not reached (${fault.reason})`;
    case 'timed-out':
      return `no answer within ${fault.limit_ms / 1000} s`;
    case 'not-allowed':
      return 'not sent: not an allowed host';
    case 'too-large':
      return `longer than ${fault.limit_bytes} bytes`;
    case 'redirected':
      return `${fault.status}, a redirect, which is never followed`;
  }
}
