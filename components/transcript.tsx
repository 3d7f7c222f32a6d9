import type { HttpExchange } from '@/lib/transcript';
import { toCurl } from '@/lib/transcript-curl';
import { visibleText } from '@/lib/visible-text';
import { CopyButton } from './copy-button';

type Props = { exchanges: HttpExchange[]; client_id: string };

/** Every request that the server made for this run, in order. */
export function Transcript({ exchanges, client_id }: Props) {
  return (
    <aside aria-label="Transcript" className="min-w-0">
      <h2 className="text-[0.9375rem] font-semibold">Transcript</h2>
      {exchanges.length === 0 ? (
        <p className="text-muted">The requests of a login are listed here, as they go out and come back.</p>
      ) : (
        <ol className="mt-2 space-y-2">
          {exchanges.map((exchange, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a transcript only grows at its end
            <li key={index} className="rounded-md border border-line bg-panel px-3 py-2">
              <details>
                <summary className="wire">
                  {exchange.method} {visibleText(exchange.url)}{' '}
                  {exchange.response?.status ?? exchange.fault?.kind} · {exchange.duration} ms
                </summary>
                <CopyButton text={toCurl(exchange, client_id)} label="Copy as curl" />
                <Message headers={exchange.request.headers} body={exchange.request.body} />
                {exchange.response && (
                  <Message headers={exchange.response.headers} body={exchange.response.body} />
                )}
              </details>
            </li>
          ))}
        </ol>
      )}
    </aside>
  );
}

function Message({ headers, body }: { headers: Record<string, string>; body: string | null }) {
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return <pre className="wire-block mt-2">{visibleText([...head, '', body ?? ''].join('\n'))}</pre>;
}
