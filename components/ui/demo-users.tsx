import type { FlowView } from '@/lib/views/flow';

/** Who can log in at the demo pool, how to become someone else, and the AWS console's way to begin there. */
export function DemoUsers({ launch_url, logout_url, page_url, fault }: NonNullable<FlowView['demo_pool']>) {
  return (
    <div data-note="demo-pool" className="space-y-1 rounded-md bg-accent-soft px-3 py-2">
      <p>
        Press Start and sign in: <code className="wire">alice</code> is of company1,{' '}
        <code className="wire">bob</code> of company2, and the password of both is{' '}
        <code className="wire whitespace-nowrap">Demo-Passw0rd</code>. The demo pool remembers a login for an
        hour, as Cognito does.
      </p>
      {fault && (
        <p data-fault={fault}>
          <b className="text-warn">A fault is switched on at the demo pool: {fault}.</b>{' '}
          <a className="link" href={`${page_url}#faults`}>
            Switch it off
          </a>
        </p>
      )}
      <p className="flex flex-wrap gap-x-4 text-xs leading-6">
        <a data-action="sign-out-of-demo" className="link" href={logout_url}>
          Log out of the demo pool
        </a>
        <a data-action="demo-pool" className="link" href={page_url}>
          Its settings: users, trigger, faults
        </a>
        <a data-action="launch-hosted-ui" className="link" href={launch_url}>
          Launch Hosted UI, as the AWS console does: without state
        </a>
      </p>
    </div>
  );
}
