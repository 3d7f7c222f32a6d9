import { CheckList } from '@/components/token/check-list';
import { Mark } from '@/components/ui/mark';
import { visibleText } from '@/lib/text/visible-text';
import type { MemberView } from '@/lib/verify/provider/look-at-document';
import type { KeyView } from '@/lib/verify/provider/look-at-keys';
import type { ProviderView } from '@/lib/views/provider';

/** What a provider publishes about itself: problems first, then its keys, then all fields. */
export function ProviderReport({ provider }: { provider: ProviderView }) {
  const { discovery_url, members, more, notes, jwks_uri, keys, keys_problem } = provider;
  return (
    <>
      <section data-section="notes" aria-labelledby="provider-notes" className="space-y-2">
        <h2 id="provider-notes" className="subtitle">
          What’s missing or odd
        </h2>
        <CheckList checks={notes} />
      </section>
      <section data-section="keys" aria-labelledby="provider-keys" className="space-y-2">
        <h2 id="provider-keys" className="subtitle">
          Keys
        </h2>
        {jwks_uri !== null && <p className="wire text-xs wrap-anywhere">{visibleText(jwks_uri)}</p>}
        {keys_problem !== null && <p className="is-fail wrap-anywhere">{visibleText(keys_problem)}</p>}
        <ul className="checks">
          {keys.map((key, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: keys may share a kid, or have none
            <Key key={index} value={key} />
          ))}
        </ul>
      </section>
      <section data-section="members" aria-labelledby="provider-members" className="space-y-2">
        <h2 id="provider-members" className="subtitle">
          Discovery document
        </h2>
        <p className="wire text-xs wrap-anywhere">{visibleText(discovery_url)}</p>
        <dl className="divide-y divide-line rounded-md border border-line bg-panel">
          {members.map((member) => (
            <Member key={member.name} member={member} />
          ))}
        </dl>
        {more > 0 && <p className="quiet">{more} more.</p>}
      </section>
    </>
  );
}

function Key({ value: { kid, kind, use, alg, size, status, problems } }: { value: KeyView }) {
  return (
    <li data-key={kid ?? ''} data-status={status}>
      <Mark status={status} />
      <div className="min-w-0 space-y-1">
        <p className="wire font-medium wrap-anywhere">{kid === null ? 'no kid' : visibleText(kid)}</p>
        <p className="facts text-xs">
          <span>{visibleText(kind)}</span>
          <span>{visibleText(size)}</span>
          <span>use: {visibleText(use)}</span>
          <span>alg: {visibleText(alg)}</span>
        </p>
        {problems.map((problem) => (
          <p key={problem} className={status === 'fail' ? 'is-fail' : 'quiet'}>
            {visibleText(problem)}
          </p>
        ))}
      </div>
    </li>
  );
}

function Member({ member: { name, value, meaning } }: { member: MemberView }) {
  return (
    <div
      data-member={name}
      className="px-3 py-2 sm:grid sm:grid-cols-[minmax(0,20rem)_minmax(0,1fr)] sm:gap-x-4"
    >
      <dt className="min-w-0">
        <span className="wire font-medium wrap-anywhere">{visibleText(name)}</span>
        <span className="block text-xs text-muted">
          {meaning ?? 'Not in the specifications: the provider’s own.'}
        </span>
      </dt>
      <dd className="wire min-w-0 text-xs wrap-anywhere">{visibleText(value)}</dd>
    </div>
  );
}
