import { type DemoClient, findClient } from './clients';
import type { Pool } from './pool';

/**
 * Authenticates the client. RFC 6749 §2.3.1: a confidential client uses Basic or the body, a public client sends its ID
 * in the body. A secret from a public client fails, like a missing secret from a confidential client.
 */
export function authenticateClient(
  pool: Pool,
  request: Request,
  form: URLSearchParams,
): DemoClient | 'invalid_request' | 'invalid_client' {
  const header = request.headers.get('authorization');
  const basic = header === null ? undefined : readBasic(header);
  if (header !== null && !basic) return 'invalid_client';
  const client_id = basic?.client_id ?? form.get('client_id');
  if (!client_id) return 'invalid_request';
  if (basic && (form.get('client_id') ?? client_id) !== client_id) return 'invalid_request';
  const client = findClient(client_id);
  const client_secret = basic?.client_secret ?? form.get('client_secret') ?? undefined;
  const changed = pool.fault === 'wrong-secret' && client?.client_secret !== undefined;
  return client && !changed && client.client_secret === client_secret ? client : 'invalid_client';
}

/**
 * Cognito documents plain base64 of `id:secret`; RFC 6749 requires form-urlencoding first. For letters and digits, both
 * give the same result.
 */
function readBasic(header: string): { client_id: string; client_secret: string } | undefined {
  if (!/^Basic /i.test(header)) return undefined;
  const credentials = Buffer.from(header.slice('Basic '.length).trim(), 'base64').toString();
  const colon = credentials.indexOf(':');
  if (colon < 1) return undefined;
  return {
    client_id: formDecode(credentials.slice(0, colon)),
    client_secret: formDecode(credentials.slice(colon + 1)),
  };
}

const formDecode = (text: string) =>
  new URLSearchParams(`text=${text.replaceAll('&', '%26')}`).get('text') ?? '';
