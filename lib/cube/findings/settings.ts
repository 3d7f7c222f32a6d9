import type { CubeFinding } from '../outcome';
import { findAlgorithms } from './algorithms';
import { findAudience } from './audience';
import type { Scene } from './finding';
import { findIssuer } from './issuer';
import { findJwkUrl } from './jwk-url';
import { findMode } from './mode';
import { findNamespace } from './namespace';
import { findScopes } from './scopes';
import { findStart } from './start';
import { findSubject } from './subject';

const all = [
  findStart,
  findMode,
  findJwkUrl,
  findAlgorithms,
  findAudience,
  findIssuer,
  findSubject,
  findNamespace,
  findScopes,
];

/** Problems in the settings, in the order in which Cube encounters them. */
export const findInSettings = (scene: Scene): CubeFinding[] => all.flatMap((find) => find(scene));
