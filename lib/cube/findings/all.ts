import { tokenInHeader } from '../authorization-header';
import type { CubeFinding, Replay, ReplayInput } from '../outcome';
import { sceneOf } from './finding';
import { findKeys } from './keys';
import { findNumbers } from './numbers';
import { findInOutcome } from './outcome';
import type { Seen } from './seen';
import { findInSettings } from './settings';
import { findInToken } from './token';

/** All problems of the token, the settings, and the result. */
export function findAll(
  input: ReplayInput,
  seen: Seen,
  outcomes: Pick<Replay, 'dev' | 'enforced'>,
): CubeFinding[] {
  const token = tokenInHeader(input.token);
  const scene = sceneOf(input.settings, input.provider, token === '' ? null : seen.decoded);
  const found = [
    ...findInToken(input, seen),
    ...findNumbers(seen.decoded, outcomes.enforced.load.values),
    ...findInSettings(scene),
    ...findKeys(scene, input.keys, seen.keys),
  ];
  const explained = token === '' || found.some(({ status }) => status === 'fail');
  return [...found, ...findInOutcome(outcomes, { explained, filter: input.filter, mode: seen.mode })];
}
