import { parentPort, workerData } from 'node:worker_threads';
import { plainModule } from './plain-module.mjs';
import { runInSandbox } from './sandbox-run.mjs';

// One worker does one thing with one handler, and is gone: nothing of it is left for the next.
const { task, input } = workerData;
parentPort.postMessage(task === 'run' ? await runInSandbox(input) : await plainModule(input.code));
