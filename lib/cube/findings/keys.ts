import type { KeyMap } from '../key-map';
import type { CubeFinding, ReplayInput } from '../outcome';
import { ofVariable, type Scene, written } from './finding';

/** Whether the keys can be had and used. One that cannot, spoils all. */
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
      title: failure ? 'The keys cannot be had there' : 'Cube can use none of the keys there',
      expected: expected.jwks_uri ?? 'a JWK Set whose keys have a kid and are of the kind RSA or EC',
      actual: written('CUBEJS_JWK_URL', settings.variables.CUBEJS_JWK_URL),
      cause: failure
        ? `Asked from this machine: ${keys.reason}. Where Cube runs, in a container for example, the address can mean another machine.`
        : `${keys.reason}. Cube reads all of the keys or none: one that it does not understand spoils the others.`,
      fix: failure
        ? 'Open the address in a browser; it should answer {"keys":[…]}.'
        : 'Use the jwks_uri of the discovery document, or a checkAuth of your own in cube.js.',
    }),
  ];
}
