import { parseJson } from '@/lib/json/parse';
import type { Source } from '@/lib/oidc/check';
import { excerpt } from '@/lib/text/excerpt';
import { question, type Rule, show } from '../finding';
import { stringRemedies } from '../remedies';

const issue: Source = {
  text: 'cube-js/cube issue 4811',
  url: 'https://github.com/cube-js/cube/issues/4811',
};

const object = question({ id: 'stringified-claim', title: 'Cube can read the claims', spec: issue });

/** Of as many claims it is told, and the handler written anew. */
const most = 5;

/** What Cube's own guide does, and Cube then cannot read. */
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
        'The claim is a string that holds JSON. With CUBEJS_JWT_CLAIMS_NAMESPACE set to its name, Cube does not parse it: /load answers 500, "Cannot create proxy with a non-object as target or handler".',
      fix:
        event.version === '1'
          ? 'Let a trigger of version V2_0 write the object itself (Essentials or Plus plan), or parse the string in extendContext of cube.js.'
          : 'Write the object itself, or parse the string in extendContext of cube.js.',
      remedies: stringRemedies(name, text),
    }),
  );
};

function isStringified(value: unknown): boolean {
  return typeof value === 'string' && /^\s*[[{]/.test(value) && typeof parseJson(value) === 'object';
}

export const stringRules: readonly Rule[] = [stringifiedClaim];
