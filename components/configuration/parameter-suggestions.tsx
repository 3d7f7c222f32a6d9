import { missingLines, withLines } from '@/lib/configure/profile/extra-parameters';
import type { TemplateText } from '@/lib/configure/profile/templates';

type Props = {
  suggestions: TemplateText['parameters'];
  /** The field, as typed. */
  text: string;
  change: (text: string) => void;
};

/** The extra parameters that a kind of provider supports, and what they do. */
export function ParameterSuggestions({ suggestions, text, change }: Props) {
  return (
    <>
      <p>
        One <code>name=value</code> per line, for example <code>lang=de</code>.
      </p>
      {suggestions.map(({ lines, gives }) => {
        const missing = missingLines(text, lines);
        if (missing.length === 0) return null;
        return (
          <p key={gives} className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
            <button
              type="button"
              className="button button-small wire text-xs"
              onClick={() => change(withLines(text, missing))}
            >
              + {missing.join(' ')}
            </button>
            {gives}
          </p>
        );
      })}
    </>
  );
}
