/** The oldest Node.js that Claimcheck runs on; package.json's `engines.node` says the same. */
export const oldestNode = '20.19';

/**
 * Whether this Node.js can run Claimcheck.
 * @param {string} [version] as in `20.19.0`
 * @param {string} [oldest]
 */
export function isNodeRecent(version = process.versions.node, oldest = oldestNode) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
