import type { JsonObject } from '@/lib/json/object';

/** Whether an AWS Application Load Balancer issued a token: its header names the balancer as the signer. */
export const isAlbToken = (header: JsonObject | null): boolean =>
  typeof header?.signer === 'string' &&
  header.signer.startsWith('arn:aws') &&
  header.signer.includes(':elasticloadbalancing:');

/** The explanation for any check that fails because of it: encoding, key, or issuer. */
export const albCause = {
  cause:
    'This is x-amzn-oidc-data, a token that the Application Load Balancer creates and signs itself. It isn’t the provider’s token, and its parts are padded with "=".',
  fix: 'Use x-amzn-oidc-accesstoken, or an id_token from a sign-in. To verify this one, get its key from public-keys.auth.elb.REGION.amazonaws.com/KID.',
};
