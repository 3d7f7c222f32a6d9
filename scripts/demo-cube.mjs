import { parseArgs } from 'node:util';
import { busyCube, isBusy, parseCubePort, parsePort } from './address.mjs';
import { command, Explained } from './explained.mjs';
import { installFixture, requireNode } from './install.mjs';
import { endWithNpm } from './lifeline.mjs';

// `npm run demo:cube`: a real Cube with its Developer Playground, connected to the demo pool of the app at PORT. A
// single process, like `npm start`, with an in-memory database: stopping it stops everything and leaves no files.
await command(async () => {
  requireNode();
  const port = parseCubePort(process.env.CUBE_PORT);
  const issuer = `http://localhost:${parsePort(process.env.PORT) + 1}/us-east-1_demo`;
  const enforce = parseEnforce(process.env.CUBE_ENFORCE);
  if (await isBusy(port)) throw busyCube(port);
  endWithNpm();
  const { project } = readOptions();
  if (project !== undefined) return await startOwn({ folder: project, port, issuer, enforce });
  await installFixture('demo-cube');
  const { cubeEnvironment } = await import('../demo-cube/settings.mjs');
  const { serveCube } = await import('../demo-cube/serve.mjs');
  const env = cubeEnvironment({ issuer, enforce, given: process.env });
  const hasKeys = await answers(env.CUBEJS_JWK_URL);
  await serveCube({ port, env }).catch((error) => {
    throw error.code === 'EADDRINUSE' ? busyCube(port) : error;
  });
  console.log(summary({ port, env, enforce, hasKeys }));
});

/** `--project ../my-cube`: the user’s own configuration and model instead of the demo’s. */
function readOptions() {
  try {
    return parseArgs({ options: { project: { type: 'string' } } }).values;
  } catch (error) {
    throw new Explained(`${error.message}. Usage: npm run demo:cube -- --project ../my-cube`);
  }
}

/** Variables that the project’s .env doesn’t set are for the demo pool, so that its tokens are accepted. */
async function startOwn({ folder, port, issuer, enforce }) {
  const { cubeEnvironment } = await import('../demo-cube/settings.mjs');
  const { startProject } = await import('./project-cube.mjs');
  const wired = cubeEnvironment({ issuer, enforce, given: process.env });
  const { version, standIn } = await startProject({ folder, port, wired });
  console.log(
    [
      '',
      `Cube ${version} runs on ${folder}, without a database: /meta and /sql answer, /load doesn’t.`,
      ...(standIn ? ['Its native part isn’t installed, so Jinja, cube.py and the SQL API don’t work.'] : []),
      `Your Cube is ready: http://localhost:${port}/`,
    ].join('\n'),
  );
}

function parseEnforce(value) {
  const text = value?.trim() || 'false';
  if (text === 'true' || text === 'false') return text === 'true';
  throw new Explained(
    `CUBE_ENFORCE is "${value}", but must be true (Cube rejects an invalid token) or false (Cube ignores it, like in development).`,
  );
}

function answers(url) {
  return fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

function summary({ port, env, enforce, hasKeys }) {
  const wired = Object.entries(env).filter(([name]) => /^CUBEJS_(JWK_URL|JWT_)/.test(name));
  return [
    '',
    ...wired.map(([name, value]) => `  ${name}=${value}`),
    enforce
      ? 'It rejects an invalid token, like in production.'
      : "In dev mode, Cube ignores an invalid token and returns every company's rows. To reject it, set CUBE_ENFORCE=true.",
    ...(hasKeys
      ? []
      : [
          `Can't reach ${env.CUBEJS_JWK_URL}. Start Claimcheck with npm start. Until then, Cube can't verify tokens.`,
        ]),
    `The demo's Cube is ready: http://localhost:${port}/#/build`,
  ].join('\n');
}
