'use client';

import type { FlowView } from '@/lib/views/flow';

type Props = NonNullable<FlowView['demo_pool']>;

/** The demo pool: its users, and the faults that it can simulate. */
export function Welcome({ launch_url, logout_url, page_url, fault, faults }: Props) {
  return (
    <section aria-label="Demo pool" data-note="demo-pool" className="card">
      <div className="px-5 py-3">
        <h2 className="subtitle">Try it with the demo pool</h2>
        <p>
          Select <b>Start</b>, then sign in as <code className="wire">alice</code> (company1) or{' '}
          <code className="wire">bob</code> (company2). Password for both:{' '}
          <code className="wire whitespace-nowrap">Demo-Passw0rd</code>
        </p>
      </div>
      <div className="card-part space-y-2">
        <h3 className="label">Try a failure</h3>
        <ul className="chips">
          {faults.map(({ id, label, shows }) => (
            <li key={id}>
              <a
                className="chip inline-block"
                href={`/start?${new URLSearchParams({ profile: 'demo', way: 'straight', fault: id })}`}
                title={shows}
                data-try={id}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
        {fault && (
          <p data-fault={fault}>
            <b className="text-warn">The demo pool is simulating a fault: {fault}.</b>{' '}
            <a className="link" href={`${page_url}#faults`}>
              Turn it off
            </a>
          </p>
        )}
      </div>
      <p className="card-part text-xs">
        <span className="facts">
          <a data-action="sign-out-of-demo" className="link" href={logout_url}>
            Sign out of the demo pool
          </a>
          <a data-action="demo-pool" className="link" href={page_url}>
            Demo pool settings (users, Lambda trigger, simulated faults)
          </a>
          <a data-action="launch-hosted-ui" className="link" href={launch_url}>
            Simulate Launch Hosted UI from the AWS console
          </a>
        </span>
      </p>
    </section>
  );
}
