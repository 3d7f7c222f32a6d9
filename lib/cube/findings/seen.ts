import type { Decoded } from '@/lib/verify/decode';
import type { Checked } from '../check-token';
import type { KeyMap } from '../key-map';
import type { Replay } from '../outcome';
import type { CubeVersion } from '../version';

/** What the replay already knows. */
export type Seen = {
  decoded: Decoded;
  keys: KeyMap | null;
  /** `null` where there is no token. */
  checked: Checked | null;
  mode: Replay['mode'];
  version: CubeVersion;
};
