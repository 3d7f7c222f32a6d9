import type { Beforehand } from '@/lib/authorize/beforehand';
import { visibleText } from '@/lib/text/visible-text';

/** What goes wrong at the provider never comes back to this page, so it is said before. */
export function BeforehandHelp({ help }: { help: Beforehand[] }) {
  return (
    <details>
      <summary className="w-fit text-muted hover:text-ink">If the browser stops at the provider</summary>
      <ul className="mt-1.5 divide-y divide-line rounded-md border border-line bg-panel">
        {help.map(({ id, symptom, cause, fix, source }) => (
          <li key={id} className="space-y-0.5 px-3 py-2 wrap-anywhere">
            <p className="font-medium">{visibleText(symptom)}</p>
            <p className="text-muted">{visibleText(cause)}</p>
            <p>{visibleText(fix)}</p>
            <a
              className="text-xs text-muted hover:text-accent hover:underline"
              href={source.url}
              rel="noreferrer"
            >
              {source.text}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
