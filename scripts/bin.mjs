#!/usr/bin/env node
// The program of the package. It only checks what would otherwise end in a syntax error.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Claimcheck needs Node.js 20.19 or newer. This is ${process.versions.node}.`);
  process.exit(5);
}
await import('../cli/claimcheck.mjs');
