import 'server-only';
import * as client from 'openid-client';
import type { OutboundResult } from '@/lib/server/outbound/limited-fetch';
import { ask, type Party, type Send } from './ask';

/** Calls the UserInfo endpoint for the user of an access token. OpenID Connect Core 1.0 §5.3.1. */
export async function userInfo(party: Party, access_token: string, send: Send): Promise<OutboundResult> {
  // The subject is checked later with everything else, so that a wrong response is shown instead of
  // discarded.
  const request = (config: client.Configuration) =>
    client.fetchUserInfo(config, access_token, client.skipSubjectCheck);
  return (await ask(party, send, request)).result;
}

/** Calls the revocation endpoint. RFC 7009 §2.1. */
export async function revoke(party: Party, token: string, send: Send): Promise<OutboundResult> {
  return (await ask(party, send, (config) => client.tokenRevocation(config, token))).result;
}
