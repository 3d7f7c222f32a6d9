import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CubeVersion } from '@/lib/cube/version';
import { expectAgreement, predictedFor, seenBy } from './agree';
import { corpus, type Row } from './corpus';
import type { Seen } from './corpus-cube';
import { type CorpusCube, startCorpusCube } from './corpus-cube';
import { startKeyServer } from './key-server';

/** The minimum number of combinations that both releases are compared on. */
const fewest = 1_500;

/**
 * Predictions against a real Cube of this release: token × settings × cube.js × model, in production and in dev mode.
 */
export function agreeing(version: CubeVersion): void {
  const compared: { row: Row; production: boolean; seen: Seen[] }[] = [];
  let cube: CorpusCube;
  let stopKeys = () => {};

  describe(`Cube ${version}`, () => {
    beforeAll(async () => {
      const keys = await startKeyServer();
      stopKeys = keys.stop;
      cube = await startCorpusCube(version);
      compared.push(...(await seenBy(cube, corpus(version, keys.url))));
    }, 600_000);
    afterAll(async () => {
      await cube.stop();
      stopKeys();
    });

    test.each(corpus(version, '').map(({ name }) => name))(
      '%s',
      async (name) => {
        const rows = compared.filter(({ row }) => row.name === name);
        expect(rows).toHaveLength(2);
        for (const { row, production, seen } of rows) {
          for (const [index, { name: tokenName, token }] of row.tokens.entries()) {
            const told = await predictedFor(row, token, version);
            const label = `${tokenName}, ${production ? 'production' : 'dev mode'}`;
            expectAgreement(told, seen[index] as Seen, production, label);
          }
        }
      },
      60_000,
    );

    test('on enough combinations', () => {
      const amount = compared.reduce((sum, { seen }) => sum + seen.length, 0);
      expect(amount).toBeGreaterThanOrEqual(fewest);
    });
  });
}
