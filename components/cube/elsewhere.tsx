/** What isn’t predicted, in one sentence each. */
export const Elsewhere = () => (
  <ul className="list-disc space-y-1 pl-5 text-muted">
    <li data-elsewhere="graphql">
      GraphQL checks the token in the same way, and needs the API scope graphql.
    </li>
    <li data-elsewhere="web-socket">
      A WebSocket checks the token once, when it connects. It stays open after the token has expired.
    </li>
    <li data-elsewhere="sql-api">
      The SQL API doesn’t use a JWT. It checks a user name and password, and checkSqlAuth sets its security
      context.
    </li>
    <li>
      Cube 1.x reads <span className="wire">X-Cube-Authorization</span> before{' '}
      <span className="wire">Authorization</span>.
    </li>
  </ul>
);
