import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { idClaims } from '../verify/tokens';
import { ask, company, cubeToken, namespace } from './scene';

async function remedies() {
  const { findings } = await ask({ token: cubeToken({ [namespace]: JSON.stringify(company) }) });
  const [extendContext, , trigger] = findings[0]?.remedies ?? [];
  return { extendContext: extendContext?.code ?? '', trigger: trigger?.code ?? '' };
}

test('the line for cube.js parses the claim, and leaves every other context unchanged', async () => {
  const module = { exports: {} as { extendContext: (context: object) => unknown } };
  runInNewContext((await remedies()).extendContext, { module });
  const { extendContext } = module.exports;
  const claims = { ...idClaims, [namespace]: JSON.stringify(company) };
  expect(extendContext({ securityContext: claims })).toEqual({
    securityContext: { ...idClaims, [namespace]: company },
  });
  expect(extendContext({ securityContext: { [namespace]: company } })).toEqual({});
  expect(extendContext({ securityContext: undefined })).toEqual({});
});

test('the trigger adds the object that the token has as a text', async () => {
  const code = (await remedies()).trigger.replace('export const handler =', 'handler =');
  const context = { handler: async (_: object): Promise<unknown> => null };
  runInNewContext(code, context);
  expect(JSON.parse(JSON.stringify(await context.handler({})))).toEqual({
    response: {
      claimsAndScopeOverrideDetails: {
        idTokenGeneration: { claimsToAddOrOverride: { [namespace]: company } },
      },
    },
  });
});

test('text that isn’t JSON has no fix except another claim', async () => {
  const { findings } = await ask({ token: cubeToken({ [namespace]: 'company1' }) });
  expect(findings[0]).toMatchObject({ id: 'stringified-namespace', fix: expect.stringContaining('trigger') });
  expect(findings[0]?.remedies).toBeUndefined();
});

test('a namespace with special characters stays in quotes', async () => {
  const name = `it's "${'`'}\\`;
  const { findings } = await ask({
    token: cubeToken({ [name]: '{"company_id":"a"}' }),
    settings: (await import('./scene')).settingsWith({ CUBEJS_JWT_CLAIMS_NAMESPACE: name }),
  });
  const module = { exports: {} as { extendContext: (context: object) => unknown } };
  runInNewContext(findings[0]?.remedies?.[0]?.code ?? '', { module });
  expect(module.exports.extendContext({ securityContext: { [name]: '{"company_id":"a"}' } })).toEqual({
    securityContext: { [name]: { company_id: 'a' } },
  });
});
