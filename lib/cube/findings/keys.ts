import type { KeyMap } from '../key-map';
import type { CubeFinding, ReplayInput } from '../outcome';
import { ofVariable, type Scene, written } from './finding';

/** Whether Cube can fetch and use the keys. One unusable key breaks the whole set. */
export function findKeys(
  { settings, expected }: Scene,
  source: ReplayInput['keys'],
  keys: KeyMap | null,
): CubeFinding[] {
  if (source === null || keys === null || keys.ok) return [];
  const failure = 'failure' in source;
  return [
    ofVariable('fail', 'CUBEJS_JWK_URL', {
      id: 'keys',
      title: failure ? 'Couldn’t fetch the keys' : 'Cube can’t use the key set',
      expected: expected.jwks_uri ?? 'a JWK Set whose keys have a kid and are RSA or EC',
      actual: written('CUBEJS_JWK_URL', settings.variables.CUBEJS_JWK_URL),
      cause: failure
        ? `From this machine: ${keys.reason}. Where Cube runs, for example in a container, the URL may resolve differently.`
        : `${keys.reason}. One key that Cube doesn’t support makes it reject the whole set.`,
      fix: failure
        ? 'Open the URL in a browser. It should return {"keys":[…]}.'
        : 'Use the jwks_uri of the discovery document, or a checkAuth of your own in cube.js.',
    }),
  ];
}
