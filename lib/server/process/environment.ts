import 'server-only';
import type { TriggerVersion } from '@/lib/pre-token/trigger';
import { readEnvironment } from './read-environment';
import { singleton } from './singleton';

/** What the environment says, read once. Addresses never come from a request's headers. */
export type Environment = {
  port: number;
  /** The app's own origin, as the browser and the provider know it, without a trailing slash. */
  app_url: string;
  callback_url: string;
  /** Where a provider sends the browser after a sign-out. */
  signed_out_url: string;
  /** The folder of the user's own files. */
  home: string;
  demo_pool_port: number;
  demo_pool: DemoPoolPlace;
  /** Where `npm run demo:cube` listens, which reads the same variable. */
  demo_cube_port: number;
  /** What the keys of cookies and stored values are made from; `null` where a file in `home` has the cookie's. */
  secret: string | null;
  /** The Redis that the replicas of a team server share; `null` where this process keeps everything to itself. */
  store_url: string | null;
  /** The operator's own Pre Token Generation handler, which the demo pool runs; an absolute path. */
  pre_token: { path: string; version: TriggerVersion } | null;
  /** The operator's file of profiles for everyone. */
  profiles_file: string | null;
  /** Issuers that this server has to do with, besides those of the operator's profiles; `null` where any will do. */
  allowed_issuers: readonly string[] | null;
};

/** `origins` are those of issuer and Hosted UI, which are two as Cognito's are, unless `DEMO_POOL_URL` names one for both. */
export type DemoPoolPlace =
  | { at: 'here'; host: string; issuer_origin: string; domain_origin: string }
  /** Another server opens it, for all. */
  | { at: 'elsewhere'; issuer_origin: string }
  | { at: 'nowhere' };

/** Throws on a malformed variable; the app does not start then. */
export const environment = (): Environment =>
  singleton('environment', () => {
    const read = readEnvironment(process.env);
    if (!read.ok) throw new Error(read.message);
    return read.environment;
  });
