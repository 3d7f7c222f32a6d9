import type { CubeFinding } from '../outcome';
import { findAlgorithms } from './algorithms';
import { findAudience } from './audience';
import type { Scene } from './finding';
import { findIssuer } from './issuer';
import { findJwkUrl } from './jwk-url';
import { findMode } from './mode';
import { findNamespace } from './namespace';
import { findSubject } from './subject';

/** What in the settings will hurt, in the order in which Cube meets it. */
export function findInSettings(scene: Scene): CubeFinding[] {
  return [findMode, findJwkUrl, findAlgorithms, findAudience, findIssuer, findSubject, findNamespace].flatMap(
    (find) => find(scene),
  );
}
