import type { JsonObject } from '@/lib/json/object';
import { parseClaimInCube } from './extend-context';
import type { CubeFinding } from './outcome';

/** How to turn a claim that contains JSON as a string into an object: in Cube, or at the token's source. */
export function stringRemedies(namespace: string, object: JsonObject): NonNullable<CubeFinding['remedies']> {
  const name = JSON.stringify(namespace);
  return [
    { title: 'cube.js: parse it there', code: parseClaimInCube(namespace) },
    { title: 'cube.py: parse it there', code: parsingInPython(name) },
    { title: 'Pre token generation trigger, V2_0: add an object', code: trigger(name, object) },
  ];
}

const parsingInPython = (name: string) => `import json

from cube import config

namespace = ${name}


@config('extend_context')
def extend_context(req):
    context = req.get('securityContext') or {}
    if isinstance(context.get(namespace), str):
        context = {**context, namespace: json.loads(context[namespace])}
    return {'security_context': context}
`;

const trigger = (name: string, object: JsonObject) => `export const handler = async (event) => {
  // The values of the current token. Replace each one with the user's own value.
  const context = ${JSON.stringify(object, null, 2).replaceAll('\n', '\n  ')};
  event.response = {
    claimsAndScopeOverrideDetails: {
      idTokenGeneration: { claimsToAddOrOverride: { [${name}]: context } },
    },
  };
  return event;
};
`;
