import { cubeOptions } from '../options';
import type { CubeFinding } from '../outcome';
import { advice, ofVariable, type Scene, written } from './finding';
import { urlDifference } from './url-difference';

const variable = 'CUBEJS_JWT_ISSUER';

export function findIssuer(scene: Scene): CubeFinding[] {
  const { settings, expected } = scene;
  const value = settings.variables[variable];
  if (value === undefined) return [];
  const accepted = cubeOptions(settings).issuer ?? [];
  const base = { id: 'issuer', claim: 'iss', actual: written(variable, value) };
  const { issuer } = expected;
  if (accepted.length === 0) {
    return [
      ofVariable('fail', variable, {
        ...base,
        title: 'Empty, so every token is rejected',
        cause: 'Cube reads an empty value as an empty list, not as unset.',
        ...(issuer !== undefined && { expected: issuer }),
        fix: advice(scene, variable, issuer, 'the issuer of the discovery document'),
      }),
    ];
  }
  if (issuer === undefined || accepted.includes(issuer)) return [];
  const difference = accepted.map((entry) => urlDifference(entry, issuer)).find((found) => found !== null);
  return [
    ofVariable('fail', variable, {
      ...base,
      title: 'Issuer doesn’t match the token',
      expected: issuer,
      cause:
        difference === undefined
          ? 'Cube requires an exact match with the token’s iss.'
          : `It differs in ${difference}. Cube requires an exact match, and doesn’t trim the entries of a list.`,
      fix: advice(scene, variable, issuer, ''),
    }),
  ];
}
