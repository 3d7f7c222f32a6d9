import { visibleText } from '@/lib/visible-text';
import type { FlowView } from './flow-view';

type Props = { request: NonNullable<FlowView['request']>; sent: boolean };

/** The authorization request, parameter by parameter; a value leads to the field that it came from. */
export function RequestPreview({ request, sent }: Props) {
  return (
    <details open={!sent}>
      <summary>{sent ? 'The request that was sent' : 'The request that Start sends'}</summary>
      <p className="wire mt-2">{visibleText(request.authorization_endpoint)}</p>
      <table className="mt-1 w-full text-left align-top">
        <thead className="sr-only">
          <tr>
            <th>Parameter</th>
            <th>Value</th>
            <th>What it is for</th>
          </tr>
        </thead>
        <tbody>
          {request.parameters.map(({ name, value, field, note }) => (
            <tr key={name} className="border-t border-line align-top">
              <th scope="row" className="wire py-1 pr-3 font-normal text-muted">
                {name}
              </th>
              <td className="py-1 pr-3">
                {value === null ? (
                  <i className="text-muted">made when Start is pressed</i>
                ) : field ? (
                  <a className="wire link" href={`?configuration=${field}`}>
                    {visibleText(value)}
                  </a>
                ) : (
                  <span className="wire">{visibleText(value)}</span>
                )}
              </td>
              <td className="py-1 text-muted">{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
