const { tenant } = COMPILE_CONTEXT.securityContext;

cube('orders', {
  sql: `SELECT * FROM ${tenant}.orders`,
  measures: { count: { type: 'count' } },
  dimensions: { id: { sql: 'id', type: 'number', primaryKey: true } },
});
