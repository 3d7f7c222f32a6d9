import { newBrowser } from '../browser';
import { bareServer, type Measure, median } from '../measure';

const rounds = 5;

/** Installed, built, and started before. */
export const start: Measure = {
  title: `Start to first 200, median of ${rounds}`,
  bare: bareServer,
  async run({ startApp, startBare }) {
    const ready: number[] = [];
    const page: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const app = await startApp();
      const startedAt = performance.now();
      await newBrowser().get(`${app.url}/`);
      ready.push(app.ready_ms);
      page.push(app.ready_ms + performance.now() - startedAt);
      await app.stop();
      const server = await startBare();
      bare.push(server.ready_ms);
      await server.stop();
    }
    return [
      { name: 'Health check', app: median(ready), bare: median(bare), unit: 'ms' },
      {
        name: 'First page',
        app: median(page),
        bare: median(bare),
        unit: 'ms',
        aim: { of: 'figure', most: 800 },
      },
    ];
  },
};
