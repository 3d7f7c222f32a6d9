import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildOf, ensureBuild, removeOldBuilds } from '@/scripts/builds.mjs';
import { holdBuild } from '@/scripts/hold-build.mjs';

let root: string;
let runs: number;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'claimcheck-builds-'));
  runs = 0;
  change('first');
});

afterEach(() => rmSync(root, { recursive: true }));

const change = (content: string) => writeFileSync(join(root, 'page.tsx'), content);

/** As Next.js does: it builds in a folder of its own. */
async function build(): Promise<string> {
  runs += 1;
  const folder = join(root, '.next', 'output');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'BUILD_ID'), String(runs));
  return folder;
}

const ensure = (work = build) => ensureBuild(root, '.next', ['page.tsx'], work);

const builds = () => readdirSync(root).filter((name) => /^\.next-(\w+-)?[0-9a-f]{12}$/.test(name));

/** A build that process `pid` holds, if one is given, and that was last used `minutes` ago. */
function add(name: string, minutes: number, pid?: number): string {
  const running = join(root, name, 'running');
  mkdirSync(running, { recursive: true });
  if (pid !== undefined) writeFileSync(join(running, String(pid)), '');
  const time = Date.now() / 1000 - minutes * 60;
  utimesSync(running, time, time);
  return join(root, name);
}

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'close');
  return child.pid ?? 0;
}

it('each state of the sources has its own build, and an earlier state needs no new one', async () => {
  const first = await ensure();
  change('second');
  const second = await ensure();
  change('first');
  expect(await ensure()).toBe(first);
  expect(second).not.toBe(first);
  expect(runs).toBe(2);
  expect(builds()).toEqual([first, second].map((path) => basename(path)).sort());
});

it('a copy without empty folders is complete', async () => {
  const first = await ensure();
  rmSync(join(first, 'running'), { recursive: true });
  expect(await ensure()).toBe(first);
  expect(runs).toBe(1);
  rmSync(join(first, 'running'), { recursive: true });
  expect(() => removeOldBuilds(root, '.next', 'another')).not.toThrow();
});

it('a failed build is never used', async () => {
  const failed = ensure(async () => {
    await build();
    throw new Error('failed');
  });
  await expect(failed).rejects.toThrow('failed');
  expect(builds()).toEqual([]);
  await ensure();
  expect(runs).toBe(2);
});

it('sources that change during a build are built again', async () => {
  const before = buildOf(root, '.next', ['page.tsx']);
  const built = await ensure(async () => {
    const result = await build();
    if (runs === 1) change('second');
    return result;
  });
  expect(runs).toBe(2);
  expect(built).toBe(buildOf(root, '.next', ['page.tsx']));
  expect(existsSync(before)).toBe(false);
});

it('a build that a running process holds stays, and a killed process holds none', async () => {
  const held = add('.next-aaaaaaaaaaaa', 50, process.ppid);
  const current = add('.next-bbbbbbbbbbbb', 40);
  const spare = add('.next-cccccccccccc', 10);
  const old = add('.next-dddddddddddd', 20, await deadPid());
  const other = add('.next-standalone-eeeeeeeeeeee', 60);
  removeOldBuilds(root, '.next', current);
  for (const path of [held, current, spare, other]) expect(existsSync(path), path).toBe(true);
  expect(existsSync(old)).toBe(false);
  expect(existsSync(join(root, '.next-removed'))).toBe(false);
});

it('the remains of an interrupted removal are removed', () => {
  add('.next-removed', 90);
  const current = add('.next-aaaaaaaaaaaa', 0);
  add('.next-bbbbbbbbbbbb', 10);
  add('.next-cccccccccccc', 20);
  removeOldBuilds(root, '.next', current);
  expect(readdirSync(root).sort()).toEqual(['.next-aaaaaaaaaaaa', '.next-bbbbbbbbbbbb', 'page.tsx']);
});

it('a process holds a build until it exits', async () => {
  const folder = add('.next-aaaaaaaaaaaa', 0);
  const module = pathToFileURL(resolve('scripts/hold-build.mjs')).href;
  const program = `
    import { holdBuild } from '${module}';
    console.log(holdBuild(process.argv[1]));
    process.stdin.on('end', () => process.exit()).resume();
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder]);
  const [output] = await once(child.stdout, 'data');
  expect(String(output).trim()).toBe('true');
  expect(readdirSync(join(folder, 'running'))).toEqual([String(child.pid)]);
  child.stdin.end();
  await once(child, 'close');
  expect(readdirSync(join(folder, 'running'))).toEqual([]);
});

it('a missing build can’t be held', () => {
  expect(holdBuild(join(root, '.next-aaaaaaaaaaaa'))).toBe(false);
  expect(existsSync(join(root, '.next-aaaaaaaaaaaa'))).toBe(false);
});
