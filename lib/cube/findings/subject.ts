import type { CubeFinding } from '../outcome';
import { ofVariable, type Scene, written } from './finding';

const variable = 'CUBEJS_JWT_SUBJECT';

export function findSubject({ settings, claims }: Scene): CubeFinding[] {
  const value = settings.variables[variable];
  if (!value) return [];
  const sub = claims?.sub;
  const refused = claims !== null && sub !== value;
  return [
    ofVariable(refused ? 'fail' : 'warn', variable, {
      id: 'subject',
      claim: 'sub',
      title: refused ? 'Subject doesn’t match the token' : 'Only one user’s tokens are accepted',
      expected: refused ? JSON.stringify(sub ?? null) : `no ${variable}`,
      actual: written(variable, value),
      cause: 'The sub of a token is its user. Cube requires an exact match.',
      fix: 'Remove the line, unless you have only one user.',
    }),
  ];
}
