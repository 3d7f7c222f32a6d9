import { isJsonObject, type JsonObject } from '@/lib/json/object';
import type { PreTokenEvent } from './event';

/** What a response asks for, in version 2's terms whichever version said it. */
export type Overrides = {
  id: Generation;
  access: Generation & { add_scopes: string[]; suppress_scopes: string[] };
  /** Absent leaves the groups as they are; `null` and what is empty takes them away. */
  groups?: GroupOverride | null;
};

export type Generation = { add: JsonObject; suppress: string[] };

export type GroupOverride = { groups: string[]; roles: string[]; preferred_role: string | null };

/** A member that Cognito cannot read, so that it refuses the whole answer. */
export type ResponseFault = {
  /** From the answer's top: `['response', 'claimsOverrideDetails', 'claimsToSuppress']`. */
  path: string[];
  expected: string;
  actual: unknown;
};

export type ReadOverrides = { overrides: Overrides; faults: ResponseFault[] };

/** Reads `response` as the event's version has it; what another version would have is not looked at. */
export function readOverrides(version: PreTokenEvent['version'], response: JsonObject): ReadOverrides {
  const read = new Reader();
  if (version === '1') {
    const details = read.object(response.claimsOverrideDetails, ['response', 'claimsOverrideDetails']);
    return {
      overrides: {
        id: read.generation(details, true),
        access: { add: {}, suppress: [], add_scopes: [], suppress_scopes: [] },
        ...read.groups(details),
      },
      faults: read.faults,
    };
  }
  const path = ['response', 'claimsAndScopeOverrideDetails'];
  const details = read.object(response.claimsAndScopeOverrideDetails, path);
  const id = read.object(details.value.idTokenGeneration, [...path, 'idTokenGeneration']);
  const access = read.object(details.value.accessTokenGeneration, [...path, 'accessTokenGeneration']);
  return {
    overrides: {
      id: read.generation(id, false),
      access: {
        ...read.generation(access, false),
        add_scopes: read.strings(access, 'scopesToAdd'),
        suppress_scopes: read.strings(access, 'scopesToSuppress'),
      },
      ...read.groups(details),
    },
    faults: read.faults,
  };
}

/** An object, and where it is. */
type Place = { value: JsonObject; path: string[] };

/** Absent and null are the same to Cognito, but for the groups. Whatever is of another type is noted, and left out. */
class Reader {
  readonly faults: ResponseFault[] = [];

  object(value: unknown, path: string[]): Place {
    if (isJsonObject(value)) return { value, path };
    if (value !== undefined && value !== null) this.fault(path, 'an object', value);
    return { value: {}, path };
  }

  strings({ value, path }: Place, name: string): string[] {
    const list = value[name];
    if (list === undefined || list === null) return [];
    if (Array.isArray(list) && list.every((item) => typeof item === 'string')) return list;
    this.fault([...path, name], 'a list of strings', list);
    return [];
  }

  generation(place: Place, strings_only: boolean): Generation {
    const claims = this.object(place.value.claimsToAddOrOverride, [...place.path, 'claimsToAddOrOverride']);
    const entries = Object.entries(claims.value).filter(([name, value]) => {
      if (!strings_only || typeof value === 'string') return true;
      this.fault([...claims.path, name], 'a string', value);
      return false;
    });
    return { add: Object.fromEntries(entries), suppress: this.strings(place, 'claimsToSuppress') };
  }

  groups({ value, path }: Place): Pick<Overrides, 'groups'> {
    const details = value.groupOverrideDetails;
    if (details === undefined) return {};
    if (details === null) return { groups: null };
    const place = this.object(details, [...path, 'groupOverrideDetails']);
    const { preferredRole } = place.value;
    const role = typeof preferredRole === 'string' ? preferredRole : null;
    if (role === null && preferredRole !== undefined && preferredRole !== null) {
      this.fault([...place.path, 'preferredRole'], 'a string', preferredRole);
    }
    return {
      groups: {
        groups: this.strings(place, 'groupsToOverride'),
        roles: this.strings(place, 'iamRolesToOverride'),
        preferred_role: role,
      },
    };
  }

  private fault(path: string[], expected: string, actual: unknown): void {
    this.faults.push({ path, expected, actual });
  }
}
