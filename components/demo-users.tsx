type Props = { launch_url: string; logout_url: string; page_url: string };

/** Who can log in at the demo pool, how to become someone else, and the AWS console's way to begin there. */
export function DemoUsers({ launch_url, logout_url, page_url }: Props) {
  return (
    <div className="rounded-md bg-accent-soft px-3 py-2">
      <p>
        The demo pool has two users: <code className="wire">alice</code> of company1 and{' '}
        <code className="wire">bob</code> of company2. The password of both is{' '}
        <code className="wire">Demo-Passw0rd</code>. It remembers a login for an hour, as Cognito does:{' '}
        <a className="link" href={logout_url}>
          log out of the demo pool
        </a>{' '}
        to be asked again.
      </p>
      <p className="flex flex-wrap gap-x-4">
        <a className="link" href={launch_url}>
          Launch Hosted UI (as the AWS console does, without state)
        </a>
        <a className="link" href={page_url}>
          Settings of the demo pool: users, trigger, faults
        </a>
      </p>
    </div>
  );
}
