import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The container engine: the one in CONTAINER_ENGINE, otherwise Podman or Docker, whichever is installed. */
export const engine = [process.env.CONTAINER_ENGINE, 'podman', 'docker'].find(
  (program) => program && spawnSync(program, ['info']).status === 0,
);

/** Runs the engine and returns its standard output, trimmed. */
export async function contain(...args: string[]): Promise<string> {
  const { stdout } = await run(engine ?? 'docker', args, { maxBuffer: 64_000_000 });
  return stdout.trim();
}

const words = (text = '') => text.split(' ').filter(Boolean);

/**
 * Builds the image and returns its name. NODE_IMAGE names another base image, with Node.js, npm, and a user "node";
 * CONTAINER_BUILD_OPTIONS are passed to the engine, such as --network=host.
 */
export async function buildImage(): Promise<string> {
  const { NODE_IMAGE, CONTAINER_BUILD_OPTIONS } = process.env;
  const base = NODE_IMAGE ? ['--build-arg', `NODE_IMAGE=${NODE_IMAGE}`] : [];
  const name = 'claimcheck-test';
  await contain(
    'build',
    ...words(CONTAINER_BUILD_OPTIONS),
    ...base,
    '-f',
    'deploy/Dockerfile',
    '-t',
    name,
    '.',
  );
  return name;
}

export type Container = { id: string; url: string; poolPage: string };

/** Starts a container for a single user, with the options of the README's `docker run`. */
export async function startContainer(image: string, port: number, volume: string): Promise<Container> {
  const { CONTAINER_RUN_OPTIONS } = process.env;
  const publish = [port, port + 1].flatMap((each) => ['-p', `127.0.0.1:${each}:${each}`]);
  const id = await contain(
    'run',
    '--detach',
    ...words(CONTAINER_RUN_OPTIONS),
    ...publish,
    '-v',
    `${volume}:/data`,
    '-e',
    `PORT=${port}`,
    '-e',
    `DEMO_POOL_URL=http://localhost:${port + 1}`,
    '--cap-drop=ALL',
    '--security-opt=no-new-privileges',
    '--read-only',
    '--tmpfs=/tmp',
    image,
  );
  return { id, url: `http://localhost:${port}`, poolPage: `http://127.0.0.1:${port + 1}/` };
}
