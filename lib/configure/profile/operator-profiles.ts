import { z } from 'zod';
import { operatorPrefix, type Profile } from './profile';
import { readClientSecret } from './profile-fields';
import { readProfileImport } from './profile-import';

/** A profile that the operator of a team server gives to everyone. Nobody changes it; a Save makes an own copy. */
export type OperatorProfile = { profile: Profile; client_secret: string | null };

export type ReadOperatorProfiles =
  | { ok: true; profiles: OperatorProfile[] }
  /** A sentence without a secret in it. */
  | { ok: false; message: string };

const notJson = { ok: false, problem: 'This isn’t a JSON object. Export a file under Profiles.' } as const;

const secretsSchema = z.object({
  profiles: z.array(z.looseObject({ client_secret: z.string().optional() })),
});

/**
 * Reads the operator's file: one that was exported under Profiles, in which a `client_secret` may be added to each.
 * All of it has to be right, since the person who can fix it is there at the start and not later.
 */
export function readOperatorProfiles(text: string): ReadOperatorProfiles {
  // A link would be read too; a file it is not.
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
