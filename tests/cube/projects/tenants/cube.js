// A project with several tenants: each has a compiled model of its own.
module.exports = {
  contextToAppId: ({ securityContext }) => `APP_${securityContext.tenant}`,
  queryRewrite: (query, { securityContext }) => {
    if (!securityContext.tenant) throw new Error('no tenant');
    return query;
  },
};
