import CheckIcon from 'lucide-react/icons/check';
import Minus from 'lucide-react/icons/minus';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import X from 'lucide-react/icons/x';
import type { CheckStatus } from '@/lib/oidc/check';

const marks = {
  pass: { Icon: CheckIcon, colour: 'text-pass', word: 'passed' },
  warn: { Icon: TriangleAlert, colour: 'text-warn', word: 'warning' },
  fail: { Icon: X, colour: 'text-fail', word: 'failed' },
  skip: { Icon: Minus, colour: 'text-muted', word: 'skipped' },
} as const;

/** A status as a sign, with the word for those who hear the page. */
export function Mark({ status }: { status: CheckStatus }) {
  const { Icon, colour, word } = marks[status];
  return (
    <span className={`inline-flex h-5 shrink-0 items-center ${colour}`}>
      <Icon size={15} strokeWidth={2.5} aria-hidden />
      <span className="sr-only">{word}</span>
    </span>
  );
}
