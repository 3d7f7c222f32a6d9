/** `REGION_ID`, the id of an Amazon Cognito user pool; the pattern is that of awslabs/aws-jwt-verify. */
const poolIdPattern = /^((?:eusc-[a-z]{2}|[a-z]{2})-(?:gov-)?[a-z]+-\d+)_[A-Za-z0-9]+$/;

const poolHostPattern = /^(issuer-)?cognito-idp\.([a-z0-9-]+)\.amazonaws\.(?:com|com\.cn|eu)$/;

export function isPoolId(text: string): boolean {
  return poolIdPattern.test(text);
}

/** The Region that a pool id begins with. */
export function regionOf(pool_id: string): string | null {
  return poolIdPattern.exec(pool_id)?.[1] ?? null;
}

/** The host that serves a Region's issuers, discovery documents and keys; each AWS partition has its own suffix. */
export function poolHost(region: string): string {
  const suffix = region.startsWith('cn-') ? 'com.cn' : region.startsWith('eusc-') ? 'eu' : 'com';
  return `cognito-idp.${region}.amazonaws.${suffix}`;
}

/** The issuer of a pool, in its original form. */
export function poolIssuer(pool_id: string): string | null {
  const region = regionOf(pool_id);
  return region === null ? null : `https://${poolHost(region)}/${pool_id}`;
}

/** What a Cognito issuer host says of itself; `updated` is the form that AWS recommends. */
export function readPoolHost(hostname: string): { region: string; updated: boolean } | null {
  const match = poolHostPattern.exec(hostname);
  return match?.[2] ? { region: match[2], updated: match[1] !== undefined } : null;
}

/** Whether a host is a Cognito prefix domain, where the Hosted UI is and discovery is not. */
export function isHostedUiDomain(hostname: string): boolean {
  return /\.amazoncognito\.(com|com\.cn|eu)$/.test(hostname);
}

/** The user pool id that an issuer ends with, whatever its host: emulators and the demo pool have it there too. */
export function poolIdOf(issuer: string): string | null {
  const last = issuer.split('/').at(-1) ?? '';
  return isPoolId(last) ? last : null;
}

/** Whether Cognito's own rules apply to an issuer. */
export function isPoolIssuer(issuer: string): boolean {
  return poolIdOf(issuer) !== null;
}

/** Whether a provider is a Cognito user pool, as far as its metadata is known. */
export const isCognito = ({ metadata }: { metadata?: { issuer: string } }): boolean =>
  metadata !== undefined && isPoolIssuer(metadata.issuer);
