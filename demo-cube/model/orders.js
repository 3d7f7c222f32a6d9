// Each company sees only its own orders, if Cube can read the company from the token. Otherwise, the filter
// is `1 = 1`, and everyone sees everything, without an error.
cube('orders', {
  sql: `SELECT * FROM orders WHERE ${SECURITY_CONTEXT.company_id.filter('company_id')}`,

  measures: {
    count: { type: 'count' },
    total: { sql: 'amount', type: 'sum' },
  },

  dimensions: {
    id: { sql: 'id', type: 'number', primaryKey: true },
    company: { sql: 'company_id', type: 'string' },
    product: { sql: 'product', type: 'string' },
    status: { sql: 'status', type: 'string' },
    created: { sql: 'created_at', type: 'time' },
  },
});
