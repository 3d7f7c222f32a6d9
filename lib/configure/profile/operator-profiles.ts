import { z } from 'zod';
import { operatorPrefix, type Profile } from './profile';
import { readClientSecret } from './profile-fields';
import { readProfileImport } from './profile-import';

/** A profile that the operator of a team server provides. Users can't change it; Save creates a copy. */
export type OperatorProfile = { profile: Profile; client_secret: string | null };

export type ReadOperatorProfiles =
  | { ok: true; profiles: OperatorProfile[] }
  /** A sentence without a secret. */
  | { ok: false; message: string };

const notJson = { ok: false, problem: 'This isn’t a JSON object. Export a file under Profiles.' } as const;

const secretsSchema = z.object({
  profiles: z.array(z.looseObject({ client_secret: z.string().optional() })),
});

/**
 * Reads the operator's file: an export from Profiles, with an optional `client_secret` for each profile. All
 * of it must be valid, because the operator sees errors only at the start.
 */
export function readOperatorProfiles(text: string): ReadOperatorProfiles {
  // Otherwise, a share link would be accepted, too.
  const read = text.trimStart().startsWith('{') ? readProfileImport(text) : notJson;
  if (!read.ok) return { ok: false, message: read.problem };
  const secrets = secretsSchema.safeParse(JSON.parse(text));
  if (!secrets.success) return { ok: false, message: 'A client_secret must be a string.' };
  const profiles: OperatorProfile[] = [];
  const ids = new Set<string>();
  for (const [index, each] of read.profiles.entries()) {
    if (!each.ok) return { ok: false, message: `“${each.name}”: ${each.problems[0]?.problem}` };
    const { name } = each.profile;
    const secret = readClientSecret(secrets.data.profiles[index]?.client_secret ?? '');
    if (!secret.ok) return { ok: false, message: `“${name}”: ${secret.problem}` };
    const id = `${operatorPrefix}${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
    if (ids.has(id)) {
      return {
        ok: false,
        message: `Two profiles are called “${name}”, or almost the same. Give each a unique name.`,
      };
    }
    ids.add(id);
    profiles.push({ profile: { ...each.profile, id }, client_secret: secret.value });
  }
  return { ok: true, profiles };
}
