import { Address } from '@/components/ui/address';
import { CopyButton } from '@/components/ui/copy-button';
import { WireText } from '@/components/ui/wire-text';
import type { RequestParameter } from '@/lib/authorize/authorization-request';
import { visibleText } from '@/lib/text/visible-text';
import type { FlowView } from '@/lib/views/flow';

type Props = { request: NonNullable<FlowView['request']>; sent: boolean };

/** The authorization request, parameter by parameter; a value leads to the field that it came from. */
export function RequestPreview({ request, sent }: Props) {
  const address = wholeAddress(request);
  return (
    <details data-part="request" data-sent={sent} open={!sent} className="group/request">
      <summary className="w-fit text-muted hover:text-ink">
        {sent ? 'The request that was sent' : 'The request that Start sends'}
      </summary>
      <div className="mt-1.5 rounded-md border border-line bg-panel">
        <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-3 py-1.5">
          <p className="wire">
            <span className="text-muted">GET</span> <Address url={request.authorization_endpoint} />
          </p>
          {address && <CopyButton text={address} label="Copy URL" className="button button-small" />}
        </div>
        <table className="block w-full text-left sm:table">
          <thead className="sr-only">
            <tr>
              <th>Parameter</th>
              <th>Value and meaning</th>
            </tr>
          </thead>
          <tbody className="block divide-y divide-line sm:table-row-group">
            {request.parameters.map((parameter) => (
              <tr key={parameter.name} className="block px-3 py-1 align-top sm:table-row">
                <th
                  scope="row"
                  className="wire block font-normal text-muted sm:table-cell sm:w-px sm:px-3 sm:py-1 sm:whitespace-nowrap"
                >
                  {parameter.name}
                </th>
                <td className="block sm:table-cell sm:py-1 sm:pr-3">
                  <Value parameter={parameter} />
                  <p className="text-xs text-muted">{parameter.note}</p>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Value({ parameter: { value, field } }: { parameter: RequestParameter }) {
  if (value === null) return <p className="text-muted italic">made when Start is pressed</p>;
  if (field === null)
    return (
      <p className="wire">
        <WireText text={value} />
      </p>
    );
  return (
    <p className="wire">
      <a className="link" href={`?configuration=${field}`}>
        {visibleText(value) || 'not set'}
      </a>
    </p>
  );
}

/** The request as one address; `null` while something in it is still to be made. */
function wholeAddress({ authorization_endpoint, parameters }: Props['request']): string | null {
  const url = URL.parse(authorization_endpoint);
  if (!url) return null;
  for (const { name, value } of parameters) {
    if (value === null) return null;
    url.searchParams.set(name, value);
  }
  return url.href;
}
