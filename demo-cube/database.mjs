import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

const orders = `
CREATE TABLE orders (
  id integer PRIMARY KEY,
  company_id text NOT NULL,
  product text NOT NULL,
  status text NOT NULL,
  amount numeric(8, 2) NOT NULL,
  created_at timestamp NOT NULL
);
INSERT INTO orders VALUES
  (1, 'company1', 'Kettle', 'shipped', 39.00, '2026-01-12 09:20'),
  (2, 'company1', 'Teapot', 'shipped', 24.50, '2026-02-03 14:05'),
  (3, 'company2', 'Anvil', 'shipped', 310.00, '2026-02-17 08:45'),
  (4, 'company1', 'Kettle', 'processing', 39.00, '2026-03-09 16:30'),
  (5, 'company2', 'Tongs', 'processing', 58.00, '2026-03-21 11:10'),
  (6, 'company1', 'Cups', 'shipped', 18.00, '2026-04-02 10:00'),
  (7, 'company2', 'Bellows', 'completed', 145.00, '2026-04-18 13:55'),
  (8, 'company1', 'Strainer', 'completed', 7.50, '2026-05-06 15:40');
`;

/**
 * An in-memory PostgreSQL in this process, with the orders of two companies, on a free port of 127.0.0.1.
 * @returns {Promise<Record<string, string>>} Cube's variables to connect to it
 */
export async function openDatabase() {
  const db = await PGlite.create();
  await db.exec(orders);
  // Cube opens several connections at once, but queries run one after another.
  const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: 20 });
  await server.start();
  const address = {
    TYPE: 'postgres',
    HOST: '127.0.0.1',
    PORT: server.getServerConn().split(':')[1],
    NAME: 'postgres',
    USER: 'postgres',
    PASS: 'postgres',
  };
  // The external database is for pre-aggregations. The default is Cube Store, which Cube would download.
  return Object.fromEntries(
    ['CUBEJS_DB', 'CUBEJS_EXT_DB'].flatMap((prefix) =>
      Object.entries(address).map(([name, value]) => [`${prefix}_${name}`, value]),
    ),
  );
}
