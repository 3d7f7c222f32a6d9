import { parseJson } from '@/lib/json/parse';
import type { Source } from '@/lib/oidc/check';
import { excerpt } from '@/lib/text/excerpt';
import { question, type Rule, show } from '../finding';
import { stringRemedies } from '../remedies';

const issue: Source = {
  text: 'cube-js/cube issue 4811',
  url: 'https://github.com/cube-js/cube/issues/4811',
};

const object = question({ id: 'stringified-claim', title: 'Claim type', spec: issue });

/** The number of claims to report, each with a rewritten handler. */
const most = 5;

/** The mistake in Cube's own guide: Cube can't read the result. */
const stringifiedClaim: Rule = ({ answered, text, event }) => {
  if (!answered) return [];
  const strings = Object.entries(answered.read.overrides.id.add).filter(([, value]) => isStringified(value));
  return strings.slice(0, most).map(([name, value]) =>
    object.warn({
      claim: excerpt(name, 200),
      expected: 'an object',
      actual: show(value),
      line: text?.lineOf('stringify'),
      cause:
        'The claim is a string that contains JSON. With CUBEJS_JWT_CLAIMS_NAMESPACE set to its name, Cube doesn’t parse it, and /load returns 500 with "Cannot create proxy with a non-object as target or handler".',
      fix:
        event.version === '1'
          ? 'Add the object with a V2_0 trigger (Essentials or Plus plan), or parse the string in extendContext in cube.js.'
          : 'Add the object itself, or parse the string in extendContext in cube.js.',
      remedies: stringRemedies(name, text),
    }),
  );
};

function isStringified(value: unknown): boolean {
  return typeof value === 'string' && /^\s*[[{]/.test(value) && typeof parseJson(value) === 'object';
}

export const stringRules: readonly Rule[] = [stringifiedClaim];
