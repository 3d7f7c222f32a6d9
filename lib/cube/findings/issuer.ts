import { cubeOptions } from '../options';
import type { CubeFinding } from '../outcome';
import { advice, ofVariable, type Scene, written } from './finding';
import { urlDifference } from './url-difference';

export function findIssuer(scene: Scene): CubeFinding[] {
  const { settings, expected } = scene;
  const value = settings.variables.CUBEJS_JWT_ISSUER;
  if (value === undefined) return [];
  const accepted = cubeOptions(settings).issuer ?? [];
  const base = { id: 'issuer', claim: 'iss', actual: written('CUBEJS_JWT_ISSUER', value) };
  if (accepted.length === 0) {
    return [
      ofVariable('fail', 'CUBEJS_JWT_ISSUER', {
        ...base,
        title: 'Empty, so that every token is refused',
        cause: 'Cube takes an empty value for a list that no issuer is in, not for no list.',
        ...(expected.issuer !== undefined && { expected: expected.issuer }),
        fix: advice(
          scene,
          'CUBEJS_JWT_ISSUER',
          expected.issuer,
          'the issuer, as the discovery document has it',
        ),
      }),
    ];
  }
  const { issuer } = expected;
  if (issuer === undefined || accepted.includes(issuer)) return [];
  const difference = accepted.map((entry) => urlDifference(entry, issuer)).find((found) => found !== null);
  return [
    ofVariable('fail', 'CUBEJS_JWT_ISSUER', {
      ...base,
      title: 'Another issuer than that of the tokens',
      expected: issuer,
      cause:
        difference === undefined
          ? 'Cube compares it with the iss of the token, character by character.'
          : `It differs in ${difference}. Cube compares character by character, and takes no spaces out of a list.`,
      fix: advice(scene, 'CUBEJS_JWT_ISSUER', issuer, ''),
    }),
  ];
}
