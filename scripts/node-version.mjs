/** The oldest Node.js that Claimcheck runs on, the same as package.json's `engines.node`. */
export const oldestNode = '20.19';

/**
 * Whether this Node.js can run Claimcheck.
 * @param {string} [version] such as `20.19.0`
 * @param {string} [oldest]
 */
export function isNodeRecent(version = process.versions.node, oldest = oldestNode) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
