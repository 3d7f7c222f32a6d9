import type { Decoded } from '@/lib/verify/decode';
import type { Checked } from '../check-token';
import type { KeyMap } from '../key-map';
import type { Replay } from '../outcome';
import type { CubeVersion } from '../version';

/** Intermediate results of the prediction. */
export type Seen = {
  decoded: Decoded;
  keys: KeyMap | null;
  /** `null` without a token. */
  checked: Checked | null;
  mode: Replay['mode'];
  version: CubeVersion;
};
