import { audiencesOf } from '../audience';
import { cubeOptions } from '../options';
import type { CubeFinding } from '../outcome';
import { advice, ofVariable, type Scene, written } from './finding';

const variable = 'CUBEJS_JWT_AUDIENCE';

export function findAudience(scene: Scene): CubeFinding[] {
  const { settings, expected, claims, header } = scene;
  const value = settings.variables[variable];
  const audiences = claims === null ? [expected.audience] : audiencesOf(claims);
  if (value && audiences.includes(value)) return [];
  // Cube’s own tokens have no audience, so setting one would reject them.
  if (!value && isOwn(scene)) return [];
  const trouble = value ? wrong(value, audiences, claims !== null) : unset;
  if (trouble === null) return [];
  return [
    ofVariable(value ? 'fail' : 'warn', variable, {
      id: 'audience',
      claim: 'aud',
      ...(expected.audience !== undefined && { expected: expected.audience }),
      actual: written(variable, value),
      fix:
        claims !== null && audiences.length === 0
          ? value && !isOwn(scene)
            ? 'Use a token that has an aud, such as the id_token. Or remove the line.'
            : value
              ? 'Remove the line.'
              : 'Set it if your tokens have an aud.'
          : advice(scene, variable, expected.audience, 'the aud of your tokens'),
      ...trouble,
    }),
  ];

  function isOwn({ settings: ours }: Scene) {
    return cubeOptions(ours).jwk_url === undefined && String(header?.alg).startsWith('HS');
  }
}

type Words = { title: string; cause: string };

const unset: Words = {
  title: 'Audience isn’t checked',
  cause: 'Cube accepts tokens that your provider issued for any app client or API.',
};

/** The problem of the value, or `null`. Without a token, only values that can never match. */
function wrong(value: string, audiences: (string | undefined)[], isToken: boolean): Words | null {
  if (value.includes(',')) {
    return {
      title: 'A list, which never matches an audience',
      cause: 'Unlike the issuer and the algorithms, Cube reads this variable as one value.',
    };
  }
  if (isToken && audiences.length === 0) {
    return {
      title: 'The token has no aud',
      cause: 'Cube requires the aud to match. Cognito’s access tokens don’t have one.',
    };
  }
  if (/["'`#\s]/.test(value)) {
    return {
      title: 'Contains more than the audience',
      cause:
        'In Cube’s .env file, a # after a value and quotes inside it are part of the value. Only a whole line can be a comment.',
    };
  }
  if (!isToken && !/^["'`]?https?:/i.test(value) && audiences[0] === undefined) return null;
  if (!isToken && value === audiences[0]) return null;
  const names = audiences.filter((each) => each !== undefined);
  if (/^https?:/i.test(value) && names.length > 0 && !names.some((each) => /^https?:/i.test(each))) {
    return {
      title: 'This is a URL, and the token’s aud isn’t',
      cause: 'Cube’s Cognito guide sets the application’s URL. Cognito’s aud is the app client ID.',
    };
  }
  if (names.length === 0) return null;
  return {
    title: 'Audience doesn’t match the token',
    cause: 'Cube requires an exact match with the token’s aud, or with one entry of the list.',
  };
}
