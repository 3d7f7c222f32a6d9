import { isJsonObject } from '@/lib/json/object';
import { coreSection } from '@/lib/oidc/spec-links';
import { nullsOf, optionalClaims, optionalParameters } from '../nulls';
import { pass, type Rule, show, skip, warn } from '../rule';

/** null instead of an omitted field is read as absent and reported once. */
const nullValues: Rule = {
  id: 'null-values',
  title: 'Null values',
  spec: coreSection('5.3.2', 'UserInfoResponse'),
  judge: ({ decoded: { header, payload } }) => {
    if (header.object === null && !payload?.object) return skip('There are no fields to read.');
    const nulls = [
      ...nullsOf(header.object, optionalParameters).map((name) => `${name} in the header`),
      ...nullsOf(payload?.object ?? null, optionalClaims),
    ];
    const expected = 'fields without a value are omitted';
    if (nulls.length === 0) return pass('None', expected, 'none');
    return warn({
      result: nulls.length === 1 ? '1 null, read as absent' : `${nulls.length} nulls, read as absent`,
      expected,
      actual: nulls.map((name) => `${name}: null`).join(', '),
      cause:
        'The issuer’s serializer writes null instead of omitting the field. Some verifiers reject such a token.',
      fix: 'Configure the issuer’s serializer to omit null values.',
    });
  },
};

/**
 * Claims that are stored elsewhere. Microsoft Entra ID sends a link instead of the groups if there are too
 * many.
 */
const claimSources: Rule = {
  id: 'claim-sources',
  title: 'Claims stored elsewhere',
  spec: coreSection('5.6.2', 'AggregatedDistributedClaims'),
  judge: ({ claims }) => {
    if (claims === null) return skip('There are no claims to read.');
    const names = isJsonObject(claims._claim_names) ? Object.keys(claims._claim_names) : [];
    const groups = claims.hasgroups === true || names.includes('groups');
    const expected = 'every claim is in the token';
    if (names.length === 0 && !groups) return pass('None', expected, 'none');
    return warn({
      result: groups ? 'Groups omitted' : `${names.length} omitted`,
      expected,
      actual: [
        ...(names.length > 0 ? [`_claim_names: ${show(claims._claim_names)}`] : []),
        ...(claims.hasgroups === undefined ? [] : [`hasgroups: ${show(claims.hasgroups)}`]),
      ].join(', '),
      cause: groups
        ? 'The user is in too many groups for a token. Microsoft Entra ID then sends a link to Microsoft Graph instead of the groups.'
        : 'The provider sends a reference to these claims instead of their values.',
      fix: groups
        ? 'In Entra ID, emit only groups assigned to the application, or use app roles.'
        : 'Request the claims from the endpoint in _claim_sources, or configure the provider to put them in the token.',
    });
  },
};

export const omissionRules: readonly Rule[] = [nullValues, claimSources];
