import type { WorkbenchTrigger } from './trigger';

/** A handler to start from. */
export type HandlerTemplate = {
  id: string;
  name: string;
  /** Its purpose, in a sentence. */
  purpose: string;
  version: WorkbenchTrigger;
  handler: string;
};

/** ES modules, like a new function in the Lambda console. The guide's handler is CommonJS and quoted exactly. */
export const handlerTemplates: readonly HandlerTemplate[] = [
  {
    id: 'object',
    name: 'Object under a namespace',
    purpose: 'Adds one claim with an object for Cube’s security context: the user’s company and groups.',
    version: 'V2_0',
    handler: `// Must match CUBEJS_JWT_CLAIMS_NAMESPACE exactly.
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
    purpose: 'Adds a tenant claim. Users without a tenant can’t sign in; the callback shows an error.',
    version: 'V1_0',
    handler: `export const handler = async (event) => {
  const tenant = event.request.userAttributes['custom:company_id'];
  // Without a tenant, a filter can be skipped, and every tenant's rows are returned.
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
    purpose: 'Adds a list of roles to both tokens, from groups whose names start with cube-.',
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
    purpose: 'Adds top-level string claims to the id_token. Works with every plan, including Lite.',
    version: 'V1_0',
    handler: `export const handler = async (event) => {
  const { userAttributes, groupConfiguration } = event.request;
  event.response = {
    claimsOverrideDetails: {
      claimsToAddOrOverride: {
        company_id: userAttributes['custom:company_id'] ?? '',
        user_id: userAttributes.sub,
        // A V1_0 trigger can only add strings.
        roles: (groupConfiguration.groupsToOverride ?? []).join(','),
      },
      // Cube doesn't need them.
      claimsToSuppress: ['phone_number', 'phone_number_verified'],
    },
  };
  return event;
};
`,
  },
  {
    id: 'guide',
    name: 'Handler from Cube’s guide',
    purpose: 'The claim is a string, which Cube doesn’t parse. Every user gets company1.',
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
  {
    id: 'inbound',
    name: 'Groups from the identity provider',
    purpose:
      'Keeps every attribute, with the groups that start with cube-, and the email address in lower case.',
    version: 'inbound',
    handler: `const PREFIX = 'cube-';

export const handler = async (event) => {
  const { idToken, userInfo, samlResponse } = event.request.attributes;
  const attributes = { ...idToken, ...userInfo, ...samlResponse };
  const groups = String(attributes.groups ?? '').split(',');
  // What isn't in here is dropped.
  event.response.userAttributesToMap = {
    ...attributes,
    email: String(attributes.email ?? '').toLowerCase(),
    groups: groups.filter((group) => group.startsWith(PREFIX)).join(','),
  };
  return event;
};
`,
  },
];
