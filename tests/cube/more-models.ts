// biome-ignore-all lint/suspicious/noTemplateCurlyInString: models in JavaScript have templates of their own.
import { filter, policy, script, scriptFilter, yaml } from './models';

const own = '["{ securityContext.company_id }"]';
const rows = (text: string) => policy(`        row_level:\n          filters:\n${text}`);
const byGroup = (group: string, text: string) => `      - group: ${group}\n${text}`;
const scriptSql = (sql: string) =>
  script('').replace("sql_table: 'orders'", `sql: \`SELECT * FROM orders WHERE ${sql}\``);

/** Further models: the operators, several policies, what is listed, and what JavaScript computes. */
export const moreYaml: Record<string, string> = {
  contains: yaml(policy(filter(own, 'contains'))),
  startsWith: yaml(policy(filter(own, 'startsWith'))),
  'a filter on a number': yaml(policy(filter('["{ securityContext.n }"]').replace('company_id\n', 'id\n'))),
  'a list of numbers on a number': yaml(
    policy(filter('"{ securityContext.numbers }"').replace('company_id\n', 'id\n')),
  ),
  'a value beside another': yaml(policy(filter('["{ securityContext.company_id }", shared]'))),
  'the member with its cube': yaml(
    policy(filter(own).replace('member: company_id', 'member: orders.company_id')),
  ),
  'the member with CUBE': yaml(
    policy(filter(own).replace('member: company_id', 'member: "{CUBE}.company_id"')),
  ),
  and: yaml(
    rows(`            - and:
                - member: company_id
                  operator: equals
                  values: ${own}
                - member: region
                  operator: equals
                  values: [eu]`),
  ),
  'two policies for everyone': yaml(
    `${policy(filter(own))}\n${byGroup('"*"', filter('[eu]').replace('company_id', 'region'))}`,
  ),
  'two groups': yaml(
    `${policy(filter('[a]'), 'admin')}\n${byGroup('user', filter('[eu]').replace('company_id', 'region'))}`,
  ),
  'a group that sees all beside everyone': yaml(
    `${policy('        member_level:\n          excludes: [count]')}\n${byGroup('admin', '        member_level:\n          includes: "*"')}`,
  ),
  'nothing is included': yaml(policy('        member_level:\n          includes: []')),
  'everything is excluded': yaml(policy('        member_level:\n          excludes: "*"')),
  'a condition beside a filter': yaml(
    policy(`        conditions:\n          - if: "{ securityContext.flag }"\n${filter(own)}`),
  ),
  'no policy in the list': yaml('    access_policy: []'),
  'a cube that isn’t public': yaml('    public: false'),
  'a measure that isn’t public': yaml('').replace('type: count', 'type: count\n        public: false'),
  'a filter beside SECURITY_CONTEXT': yaml(policy(filter(own))).replace(
    'sql_table: orders',
    `sql: "SELECT * FROM orders WHERE {SECURITY_CONTEXT.tenant.id.filter('t')}"`,
  ),
};

export const moreScripts: Record<string, string> = {
  'JavaScript: a default value': script(scriptFilter(`[securityContext.company_id || 'none']`)),
  'JavaScript: a condition of two': script(
    `access_policy: [{ group: '*', conditions: [{ if: securityContext.flag && securityContext.company_id }], row_level: { allow_all: true } }],`,
  ),
  'JavaScript: a condition that is a boolean': script(
    `access_policy: [{ group: '*', conditions: [{ if: !!securityContext.company_id }], row_level: { allow_all: true } }],`,
  ),
  'JavaScript: a condition on a list': script(
    `access_policy: [{ group: '*', conditions: [{ if: (securityContext.list || []).includes('a') }], row_level: { allow_all: true } }],`,
  ),
  'JavaScript: values that are computed': script(
    scriptFilter('[].concat(securityContext.list || []).map((each) => each + "!")'),
  ),
  'JavaScript: a filter with a function': scriptSql(
    '${SECURITY_CONTEXT.company_id.filter((value) => `company_id = ${value} OR shared`)}',
  ),
  'JavaScript: two filters': scriptSql(
    "${SECURITY_CONTEXT.company_id.filter('company_id')} AND ${SECURITY_CONTEXT.n.filter('n')}",
  ),
};
