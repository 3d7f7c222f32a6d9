import { isJsonObject, type JsonObject } from '@/lib/json/object';
import type { PreTokenEvent } from './event';

/** The overrides in a response, in the format of version 2 for every version. */
export type Overrides = {
  id: Generation;
  access: Generation & { add_scopes: string[]; suppress_scopes: string[] };
  /** Absent keeps the groups; `null` and empty values remove them. */
  groups?: GroupOverride | null;
};

export type Generation = { add: JsonObject; suppress: string[] };

export type GroupOverride = { groups: string[]; roles: string[]; preferred_role: string | null };

/** A field that Cognito can't read, so that it rejects the whole response. */
export type ResponseFault = {
  /** From the root of the response: `['response', 'claimsOverrideDetails', 'claimsToSuppress']`. */
  path: string[];
  expected: string;
  actual: unknown;
};

export type ReadOverrides = { overrides: Overrides; faults: ResponseFault[] };

/** Reads `response` in the format of the event's version. Ignores fields of other versions. */
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

/** An object and its path. */
type Place = { value: JsonObject; path: string[] };

/**
 * For Cognito, absent and null are the same, except for the groups. Values of the wrong type are reported and
 * omitted.
 */
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
