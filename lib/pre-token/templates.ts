import type { TriggerVersion } from './trigger';

/** A handler to begin with. */
export type HandlerTemplate = {
  id: string;
  name: string;
  /** What it is for, in a sentence. */
  purpose: string;
  version: TriggerVersion;
  handler: string;
};

/** ES modules, as a new function in the Lambda console is; the guide's is CommonJS, to the letter. */
export const handlerTemplates: readonly HandlerTemplate[] = [
  {
    id: 'object',
    name: 'Object under a namespace',
    purpose:
      "What Cube's security context reads: one claim, an object, of the user's own company and groups.",
    version: 'V2_0',
    handler: `// Must equal CUBEJS_JWT_CLAIMS_NAMESPACE to the letter.
const NAMESPACE = 'http://localhost:4000/';

export const handler = async (event) => {
  const { userAttributes, groupConfiguration } = event.request;
  event.response = {
    claimsAndScopeOverrideDetails: {
      idTokenGeneration: {
        claimsToAddOrOverride: {
          [NAMESPACE]: {
            company_id: userAttributes['custom:company_id'],
            user_id: userAttributes.sub,
            roles: groupConfiguration.groupsToOverride ?? [],
          },
        },
      },
    },
  };
  return event;
};
`,
  },
  {
    id: 'tenant',
    name: 'Tenant from an attribute',
    purpose: 'A claim of its own for the tenant. A user without one is refused, and the callback says so.',
    version: 'V1_0',
    handler: `export const handler = async (event) => {
  const tenant = event.request.userAttributes['custom:company_id'];
  // Without a tenant a filter can be left out, and every tenant's rows come back.
  if (!tenant) throw new Error(\`User \${event.userName} has no tenant\`);
  event.response = {
    claimsOverrideDetails: {
      claimsToAddOrOverride: { tenant },
    },
  };
  return event;
};
`,
  },
  {
    id: 'roles',
    name: 'Roles from groups',
    purpose: 'A list of roles, made of the groups whose names begin with cube-; in both tokens.',
    version: 'V2_0',
    handler: `const PREFIX = 'cube-';

export const handler = async (event) => {
  const groups = event.request.groupConfiguration.groupsToOverride ?? [];
  const roles = groups
    .filter((group) => group.startsWith(PREFIX))
    .map((group) => group.slice(PREFIX.length));
  const claimsToAddOrOverride = { roles: roles.length > 0 ? roles : ['viewer'] };
  event.response = {
    claimsAndScopeOverrideDetails: {
      idTokenGeneration: { claimsToAddOrOverride },
      accessTokenGeneration: { claimsToAddOrOverride },
    },
  };
  return event;
};
`,
  },
  {
    id: 'flat',
    name: 'Flat claims',
    purpose: 'Strings on the top level of the id_token, for every plan, the Lite plan too.',
    version: 'V1_0',
    handler: `export const handler = async (event) => {
  const { userAttributes, groupConfiguration } = event.request;
  event.response = {
    claimsOverrideDetails: {
      claimsToAddOrOverride: {
        company_id: userAttributes['custom:company_id'] ?? '',
        user_id: userAttributes.sub,
        // A trigger of version V1_0 writes strings only.
        roles: (groupConfiguration.groupsToOverride ?? []).join(','),
      },
      // Cube needs neither.
      claimsToSuppress: ['phone_number', 'phone_number_verified'],
    },
  };
  return event;
};
`,
  },
  {
    id: 'guide',
    name: "Cube's guide, to the letter",
    purpose: 'The claim is a string, which Cube does not parse, with company1 for everyone.',
    version: 'V1_0',
    handler: `exports.handler = (event, context, callback) => {
  event.response = {
    claimsOverrideDetails: {
      claimsToAddOrOverride: {
        "http://localhost:4000/": JSON.stringify({
          company_id: "company1",
          user_id: event.request.userAttributes.sub,
          roles: ["user"],
        }),
      },
    },
  };
  callback(null, event);
};
`,
  },
];
