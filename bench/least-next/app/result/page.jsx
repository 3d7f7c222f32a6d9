import { done } from '../../sign-ins.mjs';

export default async function Page({ searchParams }) {
  const { state } = await searchParams;
  const { claims, id_token } = done.get(state);
  done.delete(state);
  return (
    <main>
      <section data-verdict="valid">
        <h1>Valid</h1>
        <table>
          <tbody>
            {Object.entries(claims).map(([name, value]) => (
              <tr key={name}>
                <th>{name}</th>
                <td>{JSON.stringify(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <pre>{id_token}</pre>
      </section>
    </main>
  );
}
