import type { Beforehand } from '@/lib/authorize/beforehand';
import { visibleText } from '@/lib/text/visible-text';

/** The app isn't notified of errors on the provider's page, so they're explained up front. */
export function BeforehandHelp({ help }: { help: Beforehand[] }) {
  return (
    <section aria-label="Stuck on the provider’s page?" data-part="help" className="space-y-1">
      <h3 className="label">Stuck on the provider’s page?</h3>
      <ul className="list">
        {help.map(({ id, symptom, cause, fix, source }) => (
          <li key={id} className="wrap-anywhere">
            <p className="font-medium">{visibleText(symptom)}</p>
            <p className="quiet">{visibleText(cause)}</p>
            <p>{visibleText(fix)}</p>
            <a className="spec" href={source.url} rel="noreferrer">
              {source.text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
