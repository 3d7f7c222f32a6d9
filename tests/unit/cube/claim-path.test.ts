// biome-ignore-all lint/suspicious/noTemplateCurlyInString: paths as models have them.
import { expect, test } from 'vitest';
import { claimPathText, readClaimPath } from '@/lib/cube/claim-path';

const url = 'https://app.example/tenant';

test.each([
  ['tenantid', ['tenantid']],
  [' tenant-id ', ['tenant-id']],
  ['custom:tenant', ['custom:tenant']],
  ['tenant.id', ['tenant', 'id']],
  [`['${url}']`, [url]],
  [url, [url]],
  [`SECURITY_CONTEXT['${url}'].filter('company_id')`, [url]],
  ['["tenant.id"]', ['tenant.id']],
  ['a["b c"].d', ['a', 'b c', 'd']],
  ["['it\\'s']", ["it's"]],
  ['SECURITY_CONTEXT.tenantid.filter', ['tenantid']],
  ['SECURITY_CONTEXT.tenant.id.requiredFilter((id) => `x = ${id}`)', ['tenant', 'id']],
  ["${SECURITY_CONTEXT.tenant.id.filter('x')}", ['tenant', 'id']],
  ["{SECURITY_CONTEXT.tenantid.filter('x')}", ['tenantid']],
  ['USER_CONTEXT.userId', ['userId']],
  ['securityContext?.tenant?.id', ['tenant', 'id']],
  ['COMPILE_CONTEXT.securityContext.tenant', ['tenant']],
  ['COMPILE_CONTEXT.security_context.tenant', ['tenant']],
  ['{ securityContext.company_id }', ['company_id']],
  ['"{ security_context.company_id }"', ['company_id']],
])('%s is a path', (text, path) => {
  expect(readClaimPath(text)).toEqual({ ok: true, path });
  expect(readClaimPath(claimPathText(path))).toEqual({ ok: true, path });
});

test.each([
  '',
  ' ',
  'SECURITY_CONTEXT',
  'COMPILE_CONTEXT',
  'a..b',
  'roles[0]',
  'a.filter.b',
  'unsafeValue',
  "['a'",
  '{',
])('%o is none', (text) => {
  expect(readClaimPath(text)).toMatchObject({ ok: false });
});
