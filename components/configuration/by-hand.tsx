import type { Configuration } from './use-configuration';

type Props = { failed: NonNullable<Configuration['failed']>; enter: () => void };

/** Failures of a document that exists or should exist. Its endpoints can still be entered. */
const kinds = ['http-status', 'not-json', 'member-missing', 'member-malformed', 'issuer-mismatch'];

/** Continues without a usable discovery document: adopts its endpoints, or lets you type them. */
export function ByHand({ failed: { kind, found }, enter }: Props) {
  if (!kinds.includes(kind)) return null;
  return (
    <div className="row">
      <button
        type="button"
        className="button"
        data-action={found ? 'use-found-endpoints' : 'enter-endpoints'}
        onClick={enter}
      >
        {found ? 'Use these endpoints' : 'Enter the endpoints by hand'}
      </button>
      {found?.issuer && (
        <p className="quiet min-w-0 flex-1 text-xs">
          The issuer is then <code className="wire">{found.issuer}</code>. Only continue if that’s your
          provider.
        </p>
      )}
    </div>
  );
}
