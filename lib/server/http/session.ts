import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import QuickLRU from 'quick-lru';
import { z } from 'zod';
import { readOrCreateSecretFile } from '@/lib/server/process/data-folder';
import { derivedKey } from '@/lib/server/process/derived-key';
import { environment } from '@/lib/server/process/environment';
import { seal, unseal } from '@/lib/server/process/sealing';
import { singleton } from '@/lib/server/process/singleton';

const schema = z.object({
  /** The ID of this browser. Runs are only visible to the browser that started them. */
  id: z.string().min(16),
  profile: z.string().optional(),
  way: z.enum(['step', 'straight']).catch('step'),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  /** Larger text, and private data hidden until you point at it. */
  presenter: z.boolean().catch(false),
  /** The default for Copy. */
  copied: z.enum(['id_token', 'access_token']).catch('id_token'),
  /** The last sign-out: its profile and run, the time, and an ID to recognize the redirect back. */
  signing_out: z
    .object({
      profile: z.string(),
      run: z.string().exactOptional(),
      way: z.enum(['cognito', 'rp-initiated', 'auth0', 'none']),
      /** Unix time in milliseconds. */
      at: z.number(),
      state: z.string(),
    })
    .exactOptional(),
});

/** A browser session, encrypted in its cookie. */
export type Session = z.infer<typeof schema>;

export const newSession = (): Session => ({
  id: randomBytes(18).toString('base64url'),
  way: 'step',
  theme: 'system',
  presenter: false,
  copied: 'id_token',
});

/** The appearance of pages, the only part of the session that they need. */
export const lookOf = ({ theme, presenter }: Session) => ({ theme, presenter });

/**
 * Cookies ignore ports, so the name includes the port to separate two servers on one host. It's the port of
 * the public URL, which all replicas share. With https, the prefix prevents other hosts of the domain from
 * setting the cookie (RFC 6265bis §4.1.3.2).
 */
export function cookieName(): string {
  const { protocol, port } = new URL(environment().app_url);
  return protocol === 'https:' ? `__Host-claimcheck_${port || 443}` : `claimcheck_${port || 80}`;
}

export const cookieOptions = () => ({
  httpOnly: true,
  // Not `strict`, because the redirect from the provider is a cross-site navigation.
  sameSite: 'lax' as const,
  secure: environment().app_url.startsWith('https:'),
  path: '/',
  maxAge: 60 * 60 * 24 * 90,
});

/** The session in a cookie's value; `null` if there is none or it wasn't encrypted by this server. */
export async function openSession(sealed: string | undefined): Promise<Session | null> {
  if (!sealed) return null;
  const known = opened().get(sealed);
  if (known) return known;
  // Any other program on localhost can write this cookie, so a broken one counts as absent.
  const { data: session } = schema.safeParse(await unsealJson('cookie', sealed));
  if (!session) return null;
  opened().set(sealed, session);
  return session;
}

/** Cache of opened cookies, because the front door, layout, and page all need it for the same request. */
const opened = () => singleton('opened-cookies', () => new QuickLRU<string, Session>({ maxSize: 100 }));

export async function sealSession(session: Session): Promise<string> {
  const sealed = await sealJson('cookie', session);
  opened().set(sealed, session);
  return sealed;
}

/** Encrypts a value for one `place` in the browser, which can't read or change it. */
export const sealJson = async (place: BrowserPlace, value: unknown): Promise<string> =>
  await seal(JSON.stringify(value), await key(), place);

/** `null` if it wasn't encrypted by this server, or is from another place. */
export async function unsealJson(place: BrowserPlace, sealed: string): Promise<unknown> {
  const text = await unseal(sealed, await key(), place);
  return text === null ? null : JSON.parse(text);
}

type BrowserPlace = 'cookie' | 'address';

const key = () =>
  singleton('cookie-key', async () => {
    const derived = derivedKey('cookie');
    if (derived) return derived;
    const secret = await readOrCreateSecretFile(
      'cookie-key',
      async () => randomBytes(32).toString('base64url'),
      (found) => /^[\w-]{43}$/.test(found),
    );
    return createHash('sha256').update(secret).digest();
  });
