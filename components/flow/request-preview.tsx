import { Address } from '@/components/ui/address';
import { CopyButton } from '@/components/ui/copy-button';
import { WireText } from '@/components/ui/wire-text';
import type { RequestParameter } from '@/lib/authorize/authorization-request';
import { visibleText } from '@/lib/text/visible-text';
import type { FlowView } from '@/lib/views/flow';

type Props = { request: NonNullable<FlowView['request']>; sent: boolean };

/** The parameters of the authorization request. Each value links to its field. */
export function RequestPreview({ request, sent }: Props) {
  const address = wholeAddress(request);
  return (
    <section aria-label="Authorization request" data-part="request" data-sent={sent}>
      <div className="row mb-1.5">
        <h3 className="label">Authorization request · {sent ? 'sent' : 'preview'}</h3>
        <p className="wire mr-auto">
          <span className="quiet">GET</span> <Address url={request.authorization_endpoint} />
        </p>
        {address && <CopyButton text={address} label="Copy URL" className="button button-small" />}
      </div>
      <table className="table">
        <thead>
          <tr>
            <th>Parameter</th>
            <th>Value</th>
            <th>Meaning</th>
          </tr>
        </thead>
        <tbody>
          {request.parameters.map((parameter) => (
            <tr key={parameter.name}>
              <th scope="row">{parameter.name}</th>
              <td>
                <Value parameter={parameter} />
              </td>
              <td>{parameter.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Value({ parameter: { name, value, field } }: { parameter: RequestParameter }) {
  if (value === null) return <span className="quiet italic">generated when you press Start</span>;
  if (field !== null) {
    return (
      <a className="link wire" href={`?configuration=${field}`}>
        {visibleText(value) || 'not set'}
      </a>
    );
  }
  return (
    <span className="row">
      <span className="wire">
        <WireText text={value} />
      </span>
      {name === 'redirect_uri' && (
        <CopyButton text={value} label="Copy callback URL" className="button button-small" />
      )}
    </span>
  );
}

/** The request as one URL; `null` if a part of it isn't generated yet. */
function wholeAddress({ authorization_endpoint, parameters }: Props['request']): string | null {
  const url = URL.parse(authorization_endpoint);
  if (!url) return null;
  for (const { name, value } of parameters) {
    if (value === null) return null;
    url.searchParams.set(name, value);
  }
  return url.href;
}
