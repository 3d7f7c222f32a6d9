// @ts-check
import { parentPort, workerData } from 'node:worker_threads';
import { plainModule } from './plain-module.mjs';
import { runInSandbox } from './sandbox-run.mjs';

// One worker per task, so that nothing is left for the next one.
/** @type {import('./thread').Task} */
const task = workerData;
parentPort?.postMessage(
  task.task === 'run' ? await runInSandbox(task.input) : await plainModule(task.input.code),
);
