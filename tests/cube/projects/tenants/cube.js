// A project with several tenants: each has its own compiled model.
module.exports = {
  contextToAppId: ({ securityContext }) => `APP_${securityContext.tenant}`,
  queryRewrite: (query, { securityContext }) => {
    if (!securityContext.tenant) throw new Error('no tenant');
    return query;
  },
};
