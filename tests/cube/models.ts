// biome-ignore-all lint/suspicious/noTemplateCurlyInString: models in JavaScript have templates of their own.
/** A model as people write it, in one of the two languages; `groups` is the claim that its contextToGroups reads. */
export type Model = { name: string; fileName: string; content: string; cubeJs?: string };

const members = `    sql_table: orders
    measures:
      - name: count
        type: count
      - name: total
        type: sum
        sql: amount
    dimensions:
      - name: id
        sql: id
        type: number
        primary_key: true
        public: true
      - name: company_id
        sql: company_id
        type: string
      - name: region
        sql: region
        type: string`;

export const yaml = (policies: string) => `cubes:
  - name: orders
${members}
${policies}`;

export const policy = (text: string, group = '"*"') => `    access_policy:
      - group: ${group}
${text}`;

export const filter = (values: string, operator = 'equals') => `        row_level:
          filters:
            - member: company_id
              operator: ${operator}
              values: ${values}`;

const conditions = (...codes: string[]) =>
  `        conditions:\n${codes.map((code) => `          - if: ${JSON.stringify(code)}`).join('\n')}\n        row_level:\n          allow_all: true`;

export const script = (text: string) => `cube('orders', {
  sql_table: 'orders',
  measures: { count: { type: 'count' }, total: { type: 'sum', sql: 'amount' } },
  dimensions: {
    id: { sql: 'id', type: 'number', primary_key: true, public: true },
    company_id: { sql: 'company_id', type: 'string' },
    region: { sql: 'region', type: 'string' },
  },
  ${text}
});`;

export const scriptFilter = (values: string, member = "'company_id'") =>
  `access_policy: [{ group: '*', row_level: { filters: [{ member: ${member}, operator: 'equals', values: ${values} }] } }],`;

const groups = `module.exports = { contextToGroups: ({ securityContext }) => securityContext?.groups ?? [] };`;

const yamlSql = (sql: string) => `cubes:
  - name: orders
    sql: ${JSON.stringify(sql)}
    measures:
      - name: count
        type: count
    dimensions:
      - name: id
        sql: id
        type: number
        primary_key: true
        public: true`;

const all: Record<string, string> = {
  'a text in a list': yaml(policy(filter('["{ securityContext.company_id }"]'))),
  'a text without spaces': yaml(policy(filter('["{securityContext.company_id}"]'))),
  'snake case': yaml(policy(filter('["{ security_context.company_id }"]'))),
  'upper case': yaml(policy(filter('["{ SECURITY_CONTEXT.company_id }"]'))),
  'one expression': yaml(policy(filter('"{ securityContext.company_id }"'))),
  'one expression without braces': yaml(policy(filter('securityContext.list'))),
  'a list': yaml(policy(filter('"{ securityContext.list }"'))),
  'a list in a list': yaml(policy(filter('["{ securityContext.list }"]'))),
  'a list of numbers': yaml(policy(filter('"{ securityContext.numbers }"'))),
  'an empty list': yaml(policy(filter('"{ securityContext.none }"'))),
  'a nested claim': yaml(policy(filter('["{ securityContext.tenant.id }"]'))),
  'a text around it': yaml(policy(filter('["t-{ securityContext.company_id }-{securityContext.n}"]'))),
  'literal values': yaml(policy(filter('[company1, 5, true]'))),
  'no braces': yaml(policy(filter('["securityContext.company_id"]'))),
  'an object': yaml(policy(filter('["{ securityContext.tenant }"]'))),
  null: yaml(policy(filter('["{ securityContext.nothing }"]'))),
  notEquals: yaml(policy(filter('["{ securityContext.company_id }"]', 'notEquals'))),
  'user attributes of Cube Cloud': yaml(policy(filter('["{ userAttributes.company_id }"]'))),
  or: yaml(
    policy(`        row_level:
          filters:
            - or:
                - member: company_id
                  operator: equals
                  values: ["{ securityContext.company_id }"]
                - member: region
                  operator: equals
                  values: ["{ securityContext.n }"]`),
  ),
  'two filters': yaml(
    policy(`        row_level:
          filters:
            - member: company_id
              operator: equals
              values: ["{ securityContext.company_id }"]
            - member: region
              operator: set`),
  ),
  'a condition': yaml(policy(conditions('{ securityContext.flag }'))),
  'a condition without braces': yaml(policy(conditions('securityContext.flag'))),
  'a condition on a text': yaml(policy(conditions('{ securityContext.text }'))),
  'two conditions': yaml(policy(conditions('{ securityContext.flag }', '{ securityContext.text }'))),
  'two conditions, the text first': yaml(
    policy(conditions('{ securityContext.text }', '{ securityContext.flag }')),
  ),
  'conditions of another group': yaml(
    policy(conditions('{ securityContext.flag }', '{ securityContext.text }'), 'other'),
  ),
  'a condition that throws for another group': yaml(
    policy(conditions('{ securityContext.tenant.id }'), 'other'),
  ),
  'a negated condition': yaml(policy(conditions('{ not securityContext.flag }'))),
  'both of two': yaml(policy(conditions('{ securityContext.flag and securityContext.text }'))),
  'one of two': yaml(policy(conditions('{ securityContext.flag or securityContext.text }'))),
  'a nested condition': yaml(policy(conditions('{ securityContext.tenant.id }'))),
  'a group': yaml(policy('        row_level:\n          allow_all: true', 'admin')),
  groups: yaml(`    access_policy:
      - groups: [admin, user]
        row_level:
          allow_all: true`),
  'a group next to everyone': yaml(`    access_policy:
      - group: "*"
        member_level:
          includes: [count, company_id]
${filter('["{ securityContext.company_id }"]')}
      - group: admin
        row_level:
          allow_all: true`),
  'includes without the measure': yaml(policy('        member_level:\n          includes: [company_id]')),
  excludes: yaml(policy('        member_level:\n          excludes: [total, region]')),
  'includes all, excludes one': yaml(
    policy('        member_level:\n          includes: "*"\n          excludes: [count]'),
  ),
  SECURITY_CONTEXT: yamlSql("SELECT * FROM orders WHERE {SECURITY_CONTEXT.company_id.filter('company_id')}"),
  'SECURITY_CONTEXT, required': yamlSql(
    "SELECT * FROM orders WHERE {SECURITY_CONTEXT.company_id.requiredFilter('company_id')}",
  ),
  'SECURITY_CONTEXT, nested': yamlSql(
    "SELECT * FROM orders WHERE {SECURITY_CONTEXT.tenant.id.filter('company_id')}",
  ),
  'SECURITY_CONTEXT, unsafe': yamlSql(
    "SELECT * FROM orders WHERE x = '{SECURITY_CONTEXT.company_id.unsafeValue()}'",
  ),
  'SECURITY_CONTEXT, snake case': yamlSql(
    "SELECT * FROM orders WHERE {SECURITY_CONTEXT.company_id.required_filter('company_id')}",
  ),
};

const scripts: Record<string, string> = {
  'JavaScript: a value': script(scriptFilter('[securityContext.company_id]')),
  'JavaScript: brackets': script(scriptFilter("[securityContext['https://app.example/tenant']]")),
  'JavaScript: a list': script(scriptFilter('securityContext.list')),
  'JavaScript: an empty list': script(scriptFilter('securityContext.none')),
  'JavaScript: a list in a list': script(scriptFilter('[securityContext.list]')),
  'JavaScript: a template': script(scriptFilter('[`t-${securityContext.company_id}`]')),
  'JavaScript: a reference as the member': script(scriptFilter('[securityContext.company_id]', 'company_id')),
  'JavaScript: CUBE in the member': script(
    scriptFilter('[securityContext.company_id]', '`${CUBE}.company_id`'),
  ),
  'JavaScript: a condition': script(
    `access_policy: [{ group: '*', conditions: [{ if: securityContext.company_id === 'company1' }], row_level: { allow_all: true } }],`,
  ),
  'JavaScript: a condition on a text': script(
    `access_policy: [{ group: '*', conditions: [{ if: securityContext.text }], row_level: { allow_all: true } }],`,
  ),
  'JavaScript: camel case': script(
    `accessPolicy: [{ group: 'admin', rowLevel: { allowAll: true }, memberLevel: { excludes: ['total'] } }],`,
  ),
  'JavaScript: SECURITY_CONTEXT': `cube('orders', {
  sql: \`SELECT * FROM orders WHERE \${SECURITY_CONTEXT.company_id.filter('company_id')}\`,
  measures: { count: { type: 'count' } },
  dimensions: { id: { sql: 'id', type: 'number', primaryKey: true, public: true } },
});`,
  'JavaScript: SECURITY_CONTEXT, brackets': `cube('orders', {
  sql: \`SELECT * FROM orders WHERE \${SECURITY_CONTEXT['https://app.example/tenant'].requiredFilter('company_id')}\`,
  measures: { count: { type: 'count' } },
  dimensions: { id: { sql: 'id', type: 'number', primaryKey: true, public: true } },
});`,
};

/** Each with the groups that its contextToGroups reads. */
export const written = (texts: Record<string, string>, fileName: string): Model[] =>
  Object.entries(texts).map(([name, content]) => ({ name, fileName, content, cubeJs: groups }));

export const models: Model[] = [...written(all, 'orders.yml'), ...written(scripts, 'orders.js')];

/** Models that Cube doesn’t compile: every request is 500. */
export const brokenModels: Model[] = [
  {
    name: 'role',
    content: yaml('    access_policy:\n      - role: admin\n        row_level:\n          allow_all: true'),
  },
  { name: 'no group', content: yaml('    access_policy:\n      - row_level:\n          allow_all: true') },
  { name: 'group and groups', content: yaml('    access_policy:\n      - group: a\n        groups: [b]') },
  { name: 'a member that isn’t there', content: yaml(policy(filter('[a]').replace('company_id', 'nope'))) },
  { name: 'a list as group', content: yaml('    access_policy:\n      - group: [a, b]') },
  { name: 'row_level of nothing', content: yaml(policy('        row_level: {}')) },
  {
    name: 'filters and allow_all',
    content: yaml(policy(`${filter('["a"]')}\n          allow_all: true`)),
  },
  {
    name: 'masking without members',
    content: yaml(policy('        member_masking:\n          includes: "*"')),
  },
  { name: 'brackets in YAML', content: yaml(policy(filter(`["{ securityContext['a'] }"]`))) },
  { name: 'an index in YAML', content: yaml(policy(filter('["{ securityContext.list[0] }"]'))) },
  { name: 'a comparison in YAML', content: yaml(policy(conditions('{ securityContext.n == 5 }'))) },
  {
    name: 'in, in YAML',
    content: yaml(policy(conditions("{ securityContext.company_id in ['company1'] }"))),
  },
].map((each) => ({ ...each, fileName: 'orders.yml' }));
