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
      title: refused ? 'Another subject than that of the token' : 'Only the tokens of one user pass',
      expected: refused ? JSON.stringify(sub ?? null) : `no ${variable}`,
      actual: written(variable, value),
      cause: 'The sub of a token is its user, and Cube asks for this one to the letter.',
      fix: 'Remove the line, unless one user is all there is.',
    }),
  ];
}
