import type { Decoded } from '@/lib/verify/decode';
import { tokenInHeader } from '../authorization-header';
import type { KeyMap } from '../key-map';
import type { CubeFinding, Replay, ReplayInput } from '../outcome';
import { findKeys } from './keys';
import { findInOutcome } from './outcome';
import { sceneOf } from './scene';
import { findInSettings } from './settings';
import { findInToken } from './token';

/** Everything that will hurt: the token, the settings, and what they come to. */
export function findAll(
  input: ReplayInput,
  decoded: Decoded,
  keys: KeyMap | null,
  outcomes: Omit<Replay, 'findings'>,
): CubeFinding[] {
  const token = tokenInHeader(input.token);
  const scene = sceneOf(input.settings, input.provider, token === '' ? null : decoded);
  const found = [
    ...findInToken(input, decoded, keys),
    ...findInSettings(scene),
    ...findKeys(scene, input.keys, keys),
  ];
  const explained = token === '' || found.some(({ status }) => status === 'fail');
  return [...found, ...findInOutcome(outcomes, explained)];
}
