import { cubeOptions } from '../options';
import type { CubeFinding } from '../outcome';
import { ofVariable, type Scene, written } from './finding';

const variable = 'CUBEJS_JWT_ALGS';
const known = /^(RS|ES|PS)(256|384|512)$/;

export function findAlgorithms({ settings, header }: Scene): CubeFinding[] {
  const options = cubeOptions(settings);
  // Without public keys Cube has its own secret, and HS256 is right.
  if (options.jwk_url === undefined) return [];
  const value = settings.variables[variable];
  const alg = typeof header?.alg === 'string' && known.test(header.alg) ? header.alg : 'RS256';
  const base = {
    id: 'algorithms',
    claim: 'alg',
    expected: alg,
    actual: written(variable, value),
    fix: `Write ${variable}=${alg}`,
  };
  const { algorithms } = options;
  if (algorithms === undefined) {
    return [
      ofVariable('warn', variable, {
        ...base,
        title: 'Not named, so that Cube takes every algorithm of the key',
        cause:
          'With an RSA key these are RS256, RS384, RS512 and PS256 to PS512, where the provider signs with one.',
      }),
    ];
  }
  if (algorithms.length === 0) {
    return [
      ofVariable('fail', variable, {
        ...base,
        title: 'Empty, so that every token is refused',
        cause: 'Cube takes an empty value for a list that no algorithm is in, not for no list.',
      }),
    ];
  }
  const found: CubeFinding[] = [];
  const lost = algorithms.filter((entry) => entry !== entry.trim());
  if (!algorithms.includes(alg)) {
    const spaced = lost.some((entry) => entry.trim() === alg);
    found.push(
      ofVariable('fail', variable, {
        ...base,
        title: `${alg} is not among them, so that the tokens are refused`,
        cause: spaced
          ? 'Cube takes no spaces out of a list: the entry is another than the algorithm.'
          : 'The names are compared to the letter with the alg in the header of the token.',
      }),
    );
  } else if (lost.length > 0) {
    found.push(
      ofVariable('warn', variable, {
        ...base,
        title: `${lost.map((entry) => entry.trim()).join(', ')} is lost, for there is a space before it`,
        expected: algorithms.map((entry) => entry.trim()).join(','),
        cause: 'Cube takes no spaces out of a list: the entry is another than the algorithm.',
        fix: `Write ${variable}=${algorithms.map((entry) => entry.trim()).join(',')}`,
      }),
    );
  }
  if (algorithms.some((entry) => /^HS(256|384|512)$/.test(entry))) {
    found.push(
      ofVariable('warn', variable, {
        ...base,
        id: 'algorithms-shared-secret',
        title: 'An algorithm of a shared secret, beside public keys',
        cause:
          'No token of a provider needs it; and an old Cube, such as 0.33, takes the public key for the secret, so that whoever reads the keys can sign tokens.',
      }),
    );
  }
  return found;
}
