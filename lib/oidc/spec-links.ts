import type { Source } from '@/lib/oidc/check';

/** Links to sections of the specifications and to pages of the providers. */
export const discoverySection = (section: string, anchor: string): Source => ({
  text: `OpenID Connect Discovery 1.0 §${section}`,
  url: `https://openid.net/specs/openid-connect-discovery-1_0.html#${anchor}`,
});

export const coreSection = (section: string, anchor: string): Source => ({
  text: `OpenID Connect Core 1.0 §${section}`,
  url: `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`,
});

export const rfc = (number: number, section: string): Source => ({
  text: `RFC ${number} §${section}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
});

/** A page of the Amazon Cognito developer guide, such as `token-endpoint`. */
export const cognitoPage = (title: string, page: string): Source => ({
  text: `Amazon Cognito developer guide: ${title}`,
  url: `https://docs.aws.amazon.com/cognito/latest/developerguide/${page}.html`,
});
