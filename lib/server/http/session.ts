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
  /** Who this browser is: runs are shown to nobody else. */
  id: z.string().min(16),
  profile: z.string().optional(),
  way: z.enum(['step', 'straight']).catch('step'),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  /** Large type, and what is private covered until it is pointed at. */
  presenter: z.boolean().catch(false),
  /** What Copy copies. */
  copied: z.enum(['id_token', 'access_token']).catch('id_token'),
  /** The last sign-out that it was sent to: from which profile and run, when, and what it is told by on its return. */
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

/** What a browser is remembered by, sealed in its cookie. */
export type Session = z.infer<typeof schema>;

export const newSession = (): Session => ({
  id: randomBytes(18).toString('base64url'),
  way: 'step',
  theme: 'system',
  presenter: false,
  copied: 'id_token',
});

/** How pages look in it, which is all that they need to know of it. */
export const lookOf = ({ theme, presenter }: Session) => ({ theme, presenter });

/**
 * Cookies do not know ports: the name keeps two servers on one host apart. The port is that of the address that the
 * browser sees, which is one for all replicas. Over https the prefix keeps other hosts of the domain from setting it
 * (RFC 6265bis §4.1.3.2).
 */
export function cookieName(): string {
  const { protocol, port } = new URL(environment().app_url);
  return protocol === 'https:' ? `__Host-claimcheck_${port || 443}` : `claimcheck_${port || 80}`;
}

export const cookieOptions = () => ({
  httpOnly: true,
  // Not `strict`: the way back from the provider is a cross-site navigation.
  sameSite: 'lax' as const,
  secure: environment().app_url.startsWith('https:'),
  path: '/',
  maxAge: 60 * 60 * 24 * 90,
});

/** The browser behind a cookie's value; `null` if there is none or it was not sealed here. */
export async function openSession(sealed: string | undefined): Promise<Session | null> {
  if (!sealed) return null;
  const known = opened().get(sealed);
  if (known) return known;
  // Any other program on localhost can write this cookie: a broken one is no more than an absent one.
  const { data: session } = schema.safeParse(await unsealJson('cookie', sealed));
  if (!session) return null;
  opened().set(sealed, session);
  return session;
}

/** Cookies that were made or opened here before: front door, layout and page of one request each ask. */
const opened = () => singleton('opened-cookies', () => new QuickLRU<string, Session>({ maxSize: 100 }));

export async function sealSession(session: Session): Promise<string> {
  const sealed = await sealJson('cookie', session);
  opened().set(sealed, session);
  return sealed;
}

/** What a browser keeps for us in one `place`, and can neither read nor change. */
export const sealJson = async (place: BrowserPlace, value: unknown): Promise<string> =>
  await seal(JSON.stringify(value), await key(), place);

/** `null` for what was not sealed here, or for another place. */
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
