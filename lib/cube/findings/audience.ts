import type { CubeFinding } from '../outcome';
import { advice, ofVariable, type Scene, written } from './finding';

const variable = 'CUBEJS_JWT_AUDIENCE';

export function findAudience(scene: Scene): CubeFinding[] {
  const { settings, expected } = scene;
  const { client_id } = expected;
  const value = settings.variables[variable];
  const trouble = value ? wrong(value, client_id) : unasked;
  if (trouble === null) return [];
  return [
    ofVariable(value ? 'fail' : 'warn', variable, {
      id: 'audience',
      claim: 'aud',
      ...(client_id !== undefined && { expected: client_id }),
      actual: written(variable, value),
      fix: advice(scene, variable, client_id, 'the id of the app client'),
      ...trouble,
    }),
  ];
}

type Words = { title: string; cause: string };

const unasked: Words = {
  title: 'Not asked for, so that tokens of any app client pass',
  cause:
    'Cube then lets in access tokens too, which have no aud, and no claims to filter by: they see every tenant’s rows.',
};

/** What is wrong with it, or `null`. Without a client id to compare it with, only what can never be one. */
function wrong(value: string, client_id: string | undefined): Words | null {
  if (value === client_id) return null;
  if (value.includes(',')) {
    return {
      title: 'A list, which no token has for an audience',
      cause: 'Unlike the issuer and the algorithms it is one value to Cube, commas and spaces included.',
    };
  }
  if (/^["'`]?https?:/i.test(value)) {
    return {
      title: 'An application URL, where the app client id belongs',
      cause:
        'Cube’s guide for Cognito says the URL of the application, but the aud of a Cognito id_token is the app client id.',
    };
  }
  if (/["'`#\s]/.test(value)) {
    return {
      title: 'More than the app client id',
      cause:
        'Quotes that do not end the line, spaces within it and a # behind it are part of the value: Cube’s .env file has comments on lines of their own only.',
    };
  }
  return client_id === undefined
    ? null
    : {
        title: 'Another audience than that of the tokens',
        cause: 'The aud of an id_token is the id of the app client that the login was made with.',
      };
}
