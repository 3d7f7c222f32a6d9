// @ts-check
import { parentPort, workerData } from 'node:worker_threads';
import { plainModule } from './plain-module.mjs';
import { runInSandbox } from './sandbox-run.mjs';

// One worker does one thing with one handler, and is gone: nothing of it is left for the next.
/** @type {import('./thread').Task} */
const task = workerData;
parentPort?.postMessage(
  task.task === 'run' ? await runInSandbox(task.input) : await plainModule(task.input.code),
);
