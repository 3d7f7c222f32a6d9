import { described, Labelled } from '@/components/ui/labelled';
import { PostButton } from '@/components/ui/post-button';
import { machineScope } from '@/lib/exchange/machine-request';
import type { VisibleRun } from '@/lib/run/visible-run';
import type { FlowView } from '@/lib/views/flow';

const hint = 'Scopes of an API, such as orders/read. If it’s empty, the provider decides.';

/** Gets a token for the client itself, as a service would: an alternative to Start. RFC 6749 §4.4. */
export function MachineForm({ view: { profile, demo_pool } }: { view: FlowView }) {
  return (
    <section aria-label="Client credentials" data-part="machine">
      <h3 className="label mb-1">Client credentials</h3>
      <p className="mb-2">
        Gets an access token for the client itself, as a service that queries Cube does. No user signs in.
        {demo_pool && ' The demo pool has a client for this: Demo service.'}
      </p>
      <form method="post" action="/client-credentials" className="row items-start">
        <input type="hidden" name="profile" value={profile.id} />
        <Labelled id="machine-scope" label="Scope" hint={hint}>
          <input
            {...described({ id: 'machine-scope', hint })}
            name="scope"
            className="field wire"
            defaultValue={machineScope(profile.scope)}
            maxLength={2000}
            autoComplete="off"
            spellCheck={false}
          />
        </Labelled>
        <button type="submit" data-action="machine-token" className="button mt-6" data-pending="Requesting…">
          Get access token
        </button>
      </form>
    </section>
  );
}

/** The same request again: a service gets a new token whenever the last one expires. */
export const MachineAgain = ({ run, className }: { run: VisibleRun; className: string }) => (
  <PostButton
    id="machine-token"
    label="Request again"
    pending="Requesting…"
    action="/client-credentials"
    fields={{ profile: run.profile.id, scope: run.profile.scope }}
    className={className}
  />
);
