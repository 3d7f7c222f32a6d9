import { CheckList } from '@/components/token/check-list';
import { CopyButton } from '@/components/ui/copy-button';
import type { Finding } from '@/lib/pre-token/finding';
import type { WorkbenchState } from './use-workbench';

/** Cognito's rules, with the handler's line if known, and fixes to apply with one click. */
export function Findings({ findings, state }: { findings: Finding[]; state: WorkbenchState }) {
  return (
    <div className="space-y-3">
      {findings.map((finding) => (
        <div key={finding.id} className="space-y-1.5">
          <CheckList checks={[finding]} />
          {(finding.line !== undefined || finding.remedies) && (
            <div className="flex flex-wrap items-center gap-2 pl-3">
              {finding.line !== undefined && <LineButton line={finding.line} show={state.show} />}
              {finding.remedies?.map((remedy) =>
                remedy.kind === 'handler' ? (
                  <button
                    key={remedy.title}
                    data-action="remedy"
                    type="button"
                    className="button button-small"
                    onClick={() => state.take(remedy.handler, remedy.version)}
                  >
                    {remedy.title}
                  </button>
                ) : (
                  <CopyButton
                    key={remedy.title}
                    text={remedy.text}
                    label={`Copy: ${remedy.title}`}
                    className="button button-small"
                  />
                ),
              )}
            </div>
          )}
        </div>
      ))}
    </div>
  );
}

function LineButton({ line, show }: { line: number; show: (line: number) => void }) {
  return (
    <button
      type="button"
      data-action="show-line"
      data-line={line}
      className="button button-small"
      onClick={() => show(line)}
    >
      Line {line}
    </button>
  );
}
