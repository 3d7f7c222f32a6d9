import type { Profile, VisibleProfile } from './profile';

/** An exported profile: without ID and secret, but with a flag if there was one. */
export type SharedProfile = Omit<Profile, 'id'> & { has_secret: boolean };

/** The part of a profile that may be exported. */
export const toShared = ({ id: _, read_only: __, ...shared }: VisibleProfile): SharedProfile => shared;

/** In characters. Links are pasted into chats and emails, which cut long ones. */
export const fileLimits = { file: 262_144, link: 8_000, profiles: 100 } as const;

/** The text of an export: the user's own profiles, without IDs and secrets. */
export const writeProfileFile = (profiles: readonly SharedProfile[]): string =>
  `${JSON.stringify({ version: 1, profiles }, null, 2)}\n`;

/**
 * A link that opens a profile at the same URL of Claimcheck. On a colleague's machine, that's their own
 * server. `null` if the profile is too large. The profile is in the fragment, which browsers don't send.
 */
export function profileLink(app_url: string, profile: SharedProfile): string | null {
  const link = `${app_url}/import#${toBase64url(JSON.stringify({ version: 1, profiles: [profile] }))}`;
  return link.length > fileLimits.link ? null : link;
}

/** The text in a link's fragment; any other text is returned unchanged. */
export function linkedText(text: string): string {
  const carried = /^\s*(?:\S*\/import#)?([A-Za-z0-9_-]+)\s*$/.exec(text)?.[1];
  return (carried && fromBase64url(carried)) ?? text;
}

function toBase64url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64url(text: string): string | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
