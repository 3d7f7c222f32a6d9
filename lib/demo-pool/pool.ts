import { ExpiringMap } from './expiring-map';
import type { Fault } from './faults';
import type { DemoKeys, SigningKey } from './keys';
import type { SrpAttempt } from './srp';
import type { Overrides, Trigger } from './trigger-event';
import type { DemoUser, UserChallenge, Users } from './users';

export type DemoPoolOptions = {
  /** Where discovery and the JWKS are, e.g. `http://localhost:3001`: Cognito's `cognito-idp.REGION.amazonaws.com`. */
  issuer_origin: string;
  /** Where the Hosted UI is, e.g. `http://127.0.0.1:3001`: Cognito's user pool domain. */
  domain_origin: string;
  /** Allowed callback URLs of both clients for users. They must match exactly. */
  callback_urls: readonly string[];
  /** Allowed sign-out URLs of both clients for users. They must match exactly. */
  sign_out_urls: readonly string[];
  keys: DemoKeys;
  /** Unix time in milliseconds. */
  now: () => number;
};

/** A session of the Hosted UI, kept in a cookie. Times are Unix seconds. */
export type Session = { user: DemoUser; auth_time: number };

/** The result of one authorization, which every refresh reuses. */
export type Grant = Session & {
  client_id: string;
  scope: readonly string[];
  /** `aud` of the access token, at every refresh too. */
  resource?: string;
  /** Through the user pools API: always with an id_token, which has no `at_hash`. */
  by_api?: true;
  /** Links the tokens of one sign-in. Revoking the refresh token disables all of them. */
  origin_jti: string;
  event_id: string;
};

/** The data behind a refresh token. Rotation keeps the first token's `expires_at`, in Unix seconds. */
export type RefreshGrant = { grant: Grant; expires_at: number };

/** The data behind an authorization code. */
export type Authorization = {
  grant: Grant;
  /** The trigger runs before the code is issued, not at the exchange. */
  overrides: Overrides;
  redirect_uri: string;
  nonce: string | null;
  code_challenge: string | null;
};

/** Seconds. */
export const lifetimes = {
  code: 300,
  challenge: 180,
  session: 3600,
  token: 3600,
  refresh_token: 30 * 86_400,
} as const;

/**
 * The sign-in pages of the domain: Hosted UI (classic), or managed login, with or without a page to choose the sign-in
 * method (ALLOW_USER_AUTH).
 */
export type LoginLook = 'classic' | 'managed' | 'choice';

/** A running pool: its settings and its state. */
export type Pool = DemoPoolOptions & {
  issuer: string;
  /** Pre Token Generation. It can change between two tokens. */
  trigger: Trigger;
  users: Users;
  login_look: LoginLook;
  /** Whether a refresh token works only once and returns the next one. */
  rotates: boolean;
  /** The simulated fault. */
  fault: Fault | null;
  /** The callback URL of the latest request that was refused for it, cut to 2,000 characters. */
  refused_redirect_uri: string | null;
  /** A key that isn't in the JWKS, generated on first use. */
  unpublished_key: () => Promise<SigningKey>;
  sessions: ExpiringMap<Session>;
  codes: ExpiringMap<Authorization>;
  refresh_tokens: ExpiringMap<RefreshGrant>;
  /** Of the API, by their secret block. */
  srp_attempts: ExpiringMap<Attempt & SrpAttempt>;
  /** Of the API, by their session. */
  challenges: ExpiringMap<Asked>;
  /** By `origin_jti`. */
  revoked: ExpiringMap<true>;
};

/** A sign-in through the API by someone who may not exist. */
type Attempt = { user: DemoUser | undefined; client_id: string };

/** What the API asked a user for. */
type Asked = { user: DemoUser; client_id: string; name: UserChallenge | undefined };

const capacity = 1000;

export const stores = (now: () => number) => ({
  sessions: new ExpiringMap<Session>(capacity, now),
  codes: new ExpiringMap<Authorization>(capacity, now),
  refresh_tokens: new ExpiringMap<RefreshGrant>(capacity, now),
  srp_attempts: new ExpiringMap<Attempt & SrpAttempt>(capacity, now),
  challenges: new ExpiringMap<Asked>(capacity, now),
  revoked: new ExpiringMap<true>(capacity, now),
});

/** Unix time in seconds, as a JWT's NumericDate. */
export const seconds = (pool: Pool) => Math.floor(pool.now() / 1000);
