import { cubeOptions } from '../options';
import type { CubeFinding } from '../outcome';
import { ofVariable, type Scene, written } from './finding';

const variable = 'CUBEJS_JWT_ALGS';
const known = /^(RS|ES|PS)(256|384|512)$/;
const shared = /^HS(256|384|512)$/;

export function findAlgorithms(scene: Scene): CubeFinding[] {
  const { settings, header } = scene;
  const options = cubeOptions(settings);
  const byKeys = options.jwk_url !== undefined;
  const value = settings.variables[variable];
  const named = typeof header?.alg === 'string' ? header.alg : '';
  const isNamed = known.test(named) || (!byKeys && shared.test(named));
  const alg = isNamed ? named : byKeys ? 'RS256' : 'HS256';
  const base = { id: 'algorithms', claim: 'alg', expected: alg, actual: written(variable, value) };
  const { algorithms } = options;
  if (algorithms === undefined) return byKeys ? [unset(base, alg)] : [];
  const fix = `Write ${variable}=${alg}`;
  if (algorithms.length === 0) {
    return [
      ofVariable('fail', variable, {
        ...base,
        title: 'Empty, so every token is rejected',
        cause: 'Cube reads an empty value as an empty list, not as unset.',
        fix: `${fix}, or remove the line.`,
      }),
    ];
  }
  const found: CubeFinding[] = [];
  const lost = algorithms.filter((entry) => entry !== entry.trim());
  if (!algorithms.includes(alg) && (byKeys || isNamed)) {
    const spaced = lost.some((entry) => entry.trim() === alg);
    found.push(
      ofVariable('fail', variable, {
        ...base,
        title: `${alg} isn’t listed, so the tokens are rejected`,
        cause: spaced
          ? 'Cube doesn’t trim the entries of the list. With a space, the entry is another name.'
          : byKeys
            ? 'Cube requires an exact match with the alg in the token’s header.'
            : 'The token is signed with a shared secret. This line may be left over from a provider’s keys.',
        fix: byKeys ? fix : `${fix}, or remove the line.`,
      }),
    );
  } else if (lost.length > 0) {
    found.push(
      ofVariable('warn', variable, {
        ...base,
        title: `${lost.map((entry) => entry.trim()).join(', ')} is ignored because of a space`,
        expected: algorithms.map((entry) => entry.trim()).join(','),
        cause: 'Cube doesn’t trim the entries of the list. With a space, the entry is another name.',
        fix: `Write ${variable}=${algorithms.map((entry) => entry.trim()).join(',')}`,
      }),
    );
  }
  if (byKeys && algorithms.some((entry) => shared.test(entry))) {
    found.push(
      ofVariable('warn', variable, {
        ...base,
        id: 'algorithms-shared-secret',
        title: 'Allows a shared-secret algorithm with public keys',
        cause:
          'Provider tokens don’t need it. Old releases such as 0.33 use the public key as the secret, so anyone can sign tokens.',
        fix,
      }),
    );
  }
  return found;
}

const unset = (base: { id: string; claim: string; expected: string; actual: string }, alg: string) =>
  ofVariable('warn', variable, {
    ...base,
    title: 'Not set, so Cube accepts every algorithm of the key',
    cause: 'For an RSA key these are RS256 to RS512 and PS256 to PS512. Your provider signs with one.',
    fix: `Write ${variable}=${alg}`,
  });
