import { expect, test } from 'vitest';
import { templates } from '@/lib/configure/profile/profile';
import { readExtraParameters, readScope } from '@/lib/configure/profile/profile-fields';
import { templateTexts } from '@/lib/configure/profile/templates';
import { readProviderInput } from '@/lib/configure/provider-input';

test('has the labels of the OpenID Playground, and three more', () => {
  expect(templates.map((template) => templateTexts[template].label)).toEqual([
    'AWS Cognito',
    'Auth0',
    'Google',
    'Microsoft Entra ID',
    'Okta',
    'Keycloak',
    'Custom',
  ]);
});

test('Cognito: a custom attribute that was added later, and one resource', () => {
  const { groups_hint, parameters } = templateTexts.cognito;
  expect(groups_hint).toMatch(/added after the app client.*read permission/);
  expect(parameters.flatMap(({ lines }) => lines)).toContain('resource=https://your-api');
});

test.each(templates)('the values of %s can be saved', (template) => {
  const { scope, discovery_placeholder, discovery_url, parameters } = templateTexts[template];
  for (const { lines } of parameters) expect(readExtraParameters(lines.join('\n')).ok).toBe(true);
  expect(readScope(scope).ok).toBe(true);
  expect(readProviderInput(discovery_placeholder).ok).toBe(true);
  expect(discovery_url === '' || readProviderInput(discovery_url).ok).toBe(true);
});
