/** Who can log in at the demo pool, and the AWS console's way to begin there. */
export function DemoUsers({ launch_url }: { launch_url: string }) {
  return (
    <div className="rounded-md bg-accent-soft px-3 py-2">
      <p>
        The demo pool has two users: <code className="wire">alice</code> of company1 and{' '}
        <code className="wire">bob</code> of company2. The password of both is{' '}
        <code className="wire">Demo-Passw0rd</code>.
      </p>
      <p>
        <a className="link" href={launch_url}>
          Launch Hosted UI (as the AWS console does, without state)
        </a>
      </p>
    </div>
  );
}
