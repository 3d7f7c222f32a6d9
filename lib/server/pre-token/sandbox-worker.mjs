import { parentPort, workerData } from 'node:worker_threads';
import { runInSandbox } from './sandbox-run.mjs';

// One worker runs one handler, and is gone: nothing of a run is left for the next.
parentPort.postMessage(await runInSandbox(workerData));
