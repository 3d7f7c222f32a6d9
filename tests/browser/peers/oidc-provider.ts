import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { freePorts } from '../free-ports';
import { type Program, startProgram } from '../program';
import { peersFolder } from './unavailable';

/** An oidc-provider (OpenID Certified) with one client. */
export interface OidcProvider extends Program {
  issuer: string;
  discovery_url: string;
  jwks_uri: string;
}

/** The client's metadata. OpenID Connect Dynamic Client Registration 1.0 §2. */
export type Client = {
  client_id: string;
  client_secret?: string;
  redirect_uris: string[];
  post_logout_redirect_uris: string[];
  grant_types: string[];
  token_endpoint_auth_method: 'client_secret_basic' | 'client_secret_post' | 'none';
  id_token_signed_response_alg: Algorithm;
  /** Missing: UserInfo isn't signed. */
  userinfo_signed_response_alg?: Algorithm;
};

type Algorithm = 'RS256' | 'PS256' | 'ES256' | 'EdDSA';

/** @param rotates whether a refresh token works once and returns the next one */
export async function startOidcProvider(client: Client, rotates: boolean): Promise<OidcProvider> {
  const port = await freePorts();
  const issuer = `http://localhost:${port}`;
  const discovery_url = `${issuer}/.well-known/openid-configuration`;
  const program = await startProgram(
    [join(peersFolder, 'oidc-provider.mjs'), JSON.stringify({ port, client, rotates })],
    () => process.env,
    discovery_url,
  );
  return { ...program, issuer, discovery_url, jwks_uri: `${issuer}/jwks` };
}

/** Its own pages accept any name and password, then ask for the client's consent. */
export async function signInAndConsent(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}
