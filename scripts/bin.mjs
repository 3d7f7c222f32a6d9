#!/usr/bin/env node
// The program of the package. It only checks for versions that would otherwise cause a syntax error.
import { isNodeRecent, oldestNode } from '../scripts/node-version.mjs';

if (!isNodeRecent()) {
  console.error(`Claimcheck needs Node.js ${oldestNode} or newer. This is ${process.versions.node}.`);
  process.exit(5);
}
await import('../cli/claimcheck.mjs');
