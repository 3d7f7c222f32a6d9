import { type Configuration, exported } from './exported';
import { apiSecret, namespace } from './signing';

const named = { CUBEJS_API_SECRET: apiSecret, CUBEJS_JWT_CLAIMS_NAMESPACE: namespace };

const adding = (values: string) =>
  `queryRewrite: (query, { securityContext }) => ({ ...query, filters: [...query.filters, { member: 'orders.company', operator: 'equals', values: ${values} }] })`;
const filters = (text: string) => `queryRewrite: (query) => ({ ...query, filters: [${text}] })`;
const returning = (value: string) => `queryRewrite: () => ${value}`;
const pushing = `queryRewrite: (query, { securityContext }) => { query.filters.push({ member: 'orders.company', operator: 'equals', values: [securityContext.company_id] }); return query; }`;

const all: Record<string, string> = {
  'a claim': adding('[securityContext.company_id]'),
  'a claim that may not be there': adding('[securityContext?.company_id]'),
  'a claim as text': adding('[String(securityContext?.company_id)]'),
  'a claim without a list around it': adding('securityContext?.company_id'),
  'a list in a list': adding('[[securityContext?.company_id]]'),
  'a claim inside the namespace': adding(`[securityContext?.['${namespace}']?.company_id]`),
  'an empty list': adding('[]'),
  null: adding('[null]'),
  'a constant': adding(`['shop']`),
  numbers: adding('[1, 2.5]'),
  pushed: pushing,
  'by its dimension': filters(`{ dimension: 'orders.company', operator: 'equals', values: ['a'] }`),
  'not equal': filters(`{ member: 'orders.company', operator: 'notEquals', values: ['a'] }`),
  'without values': filters(`{ member: 'orders.company', operator: 'set' }`),
  'no values where they’re needed': filters(`{ member: 'orders.company', operator: 'equals' }`),
  'one of two': filters(
    `{ or: [{ member: 'orders.company', operator: 'equals', values: ['a'] }, { member: 'orders.company', operator: 'equals', values: ['b'] }] }`,
  ),
  'a gap in a group': filters(
    `{ or: [{ member: 'orders.company', operator: 'equals', values: [undefined] }] }`,
  ),
  'no such operator': filters(`{ member: 'orders.company', operator: 'is', values: ['a'] }`),
  'no member': filters(`{ operator: 'equals', values: ['a'] }`),
  'a member without its cube': filters(`{ member: 'company', operator: 'equals', values: ['a'] }`),
  'a field too many': filters(`{ member: 'orders.company', operator: 'equals', values: ['a'], tenant: 1 }`),
  'a text as filter': filters(`'a'`),
  'an empty query': returning('({})'),
  'a list': returning('[{}]'),
  'a text': returning(`'x'`),
  'a number': returning('5'),
  true: returning('true'),
  nothing: returning('{}'),
  'null as query': returning('null'),
  'a field that no query has': `queryRewrite: (query) => ({ ...query, tenant: 1 })`,
  'a limit': `queryRewrite: async (query) => ({ ...query, limit: 1, segments: [] })`,
  'filters that aren’t a list': `queryRewrite: (query) => ({ ...query, filters: {} })`,
  'an error for the user': `queryRewrite: () => { throw Object.assign(new Error('go away'), { type: 'UserError' }); }`,
};

/** What queryRewrite may return: Cube checks it as a query that somebody sent. */
export const rewrites: Configuration[] = [
  ...Object.entries(all).map(([name, text]) => exported(`queryRewrite: ${name}`, text)),
  exported('queryRewrite with a namespace: a claim', adding('[securityContext?.company_id]'), named),
  exported('queryRewrite with a namespace: pushed', pushing, named),
];
