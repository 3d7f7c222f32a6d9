import type { Profile, VisibleProfile } from './profile';

/** A profile as it may leave this machine: no id, no secret, only whether there was one. */
export type SharedProfile = Omit<Profile, 'id'> & { has_secret: boolean };

/** What of a profile may leave this machine. */
export const toShared = ({ id: _, read_only: __, ...shared }: VisibleProfile): SharedProfile => shared;

/** Characters. A link is pasted into chats and mails, which cut long ones off. */
export const fileLimits = { file: 262_144, link: 8_000, profiles: 100 } as const;

/** The text of a file of profiles: that of one's own profiles, without ids and secrets. */
export const writeProfileFile = (profiles: readonly SharedProfile[]): string =>
  `${JSON.stringify({ version: 1, profiles }, null, 2)}\n`;

/**
 * A link that opens a profile where Claimcheck runs at the same address: on a colleague's machine, the colleague's
 * own. `null` where the profile is too large for one. The profile is in the fragment, which no browser sends.
 */
export function profileLink(app_url: string, profile: SharedProfile): string | null {
  const link = `${app_url}/import#${toBase64url(JSON.stringify({ version: 1, profiles: [profile] }))}`;
  return link.length > fileLimits.link ? null : link;
}

/** The text of the file that a link carries; any other text is what it is. */
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
