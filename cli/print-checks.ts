import type { Check } from '@/lib/oidc/check';
import { excerpt } from '@/lib/text/excerpt';
import { visibleText } from '@/lib/text/visible-text';
import { styles } from './style';

/** Characters of a value. A line is for reading, and the JSON has the full value. */
const maxValue = 200;

/** Failed checks and warnings, each with the expected value, the actual value, and the fix; then a line of counts. */
export function checkLines(checks: readonly Check[], color: boolean): string[] {
  const { red, yellow, faint } = styles(color);
  const loud = checks.filter(({ status }) => status === 'fail' || status === 'warn');
  const passed = checks.filter(({ status }) => status === 'pass').length;
  const skipped = checks.filter(({ status }) => status === 'skip').length;
  return [
    ...loud.flatMap((check) => [
      `${check.status === 'fail' ? red('fail') : yellow('warn')}  ${check.id}: ${visibleText(check.title)}`,
      ...detail('expected', check.expected),
      ...detail('actual', check.actual),
      ...detail('fix', check.fix),
    ]),
    ...(checks.length > 0 ? [faint(`${passed} passed, ${skipped} skipped`)] : []),
  ];
}

const detail = (name: string, value: string | undefined): string[] =>
  value === undefined ? [] : [`      ${name.padEnd(8)} ${visibleText(excerpt(value, maxValue))}`];
