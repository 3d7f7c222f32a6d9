/** `REGION_ID`, the ID of an Amazon Cognito user pool. The pattern is from awslabs/aws-jwt-verify. */
const poolIdPattern = /^((?:eusc-[a-z]{2}|[a-z]{2})-(?:gov-)?[a-z]+-\d+)_[A-Za-z0-9]+$/;

const poolHostPattern = /^(issuer-)?cognito-idp\.([a-z0-9-]+)\.amazonaws\.(?:com|com\.cn|eu)$/;

export function isPoolId(text: string): boolean {
  return poolIdPattern.test(text);
}

/** The Region at the start of a pool ID. */
export function regionOf(pool_id: string): string | null {
  return poolIdPattern.exec(pool_id)?.[1] ?? null;
}

/** The host of a Region's issuers, discovery documents, and keys. Each AWS partition has its own suffix. */
export function poolHost(region: string): string {
  const suffix = region.startsWith('cn-') ? 'com.cn' : region.startsWith('eusc-') ? 'eu' : 'com';
  return `cognito-idp.${region}.amazonaws.${suffix}`;
}

/** The issuer of a pool, in its original form. */
export function poolIssuer(pool_id: string): string | null {
  const region = regionOf(pool_id);
  return region === null ? null : `https://${poolHost(region)}/${pool_id}`;
}

/** The Region and form of a Cognito issuer host; `updated` is the form that AWS recommends. */
export function readPoolHost(hostname: string): { region: string; updated: boolean } | null {
  const match = poolHostPattern.exec(hostname);
  return match?.[2] ? { region: match[2], updated: match[1] !== undefined } : null;
}

/** Whether a host is a Cognito prefix domain, which has the Hosted UI but not discovery. */
export function isHostedUiDomain(hostname: string): boolean {
  return /\.amazoncognito\.(com|com\.cn|eu)$/.test(hostname);
}

/** The user pool ID at the end of an issuer on any host, because emulators and the demo pool have it, too. */
export function poolIdOf(issuer: string): string | null {
  const last = issuer.split('/').at(-1) ?? '';
  return isPoolId(last) ? last : null;
}

/** Whether Cognito's own rules apply to an issuer. */
export function isPoolIssuer(issuer: string): boolean {
  return poolIdOf(issuer) !== null;
}

/** Whether a provider is a Cognito user pool, according to its metadata. */
export const isCognito = ({ metadata }: { metadata?: { issuer: string } }): boolean =>
  metadata !== undefined && isPoolIssuer(metadata.issuer);

/**
 * The URL of a pool's API, and the pool ID that it uses. It's at the root of the issuer's host, in the original form
 * even for an updated issuer. `null` for an issuer that isn't a pool's. Emulators have IDs without a
 * Region.
 */
export function userPoolApi(issuer: string): { endpoint: string; pool_id: string } | null {
  const url = URL.parse(issuer);
  const [, pool_id = '', ...rest] = url?.pathname.split('/') ?? [];
  if (!url || rest.length > 0 || !/^[\w-]+_[A-Za-z0-9]+$/.test(pool_id)) return null;
  const host = readPoolHost(url.hostname);
  return { endpoint: host?.updated ? `https://${poolHost(host.region)}/` : `${url.origin}/`, pool_id };
}
