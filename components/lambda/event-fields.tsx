import { described, Labelled } from '@/components/ui/labelled';
import { type InboundProvider, inboundProviders } from '@/lib/pre-token/inbound/event';
import {
  sourcesOf,
  type TriggerSource,
  type WorkbenchTrigger,
  workbenchTriggers,
} from '@/lib/pre-token/trigger';
import type { WorkbenchView } from '@/lib/views/lambda';
import type { WorkbenchState } from './use-workbench';

const versions: Record<WorkbenchTrigger, string> = {
  V1_0: 'V1_0: id_token, strings only (all plans)',
  V2_0: 'V2_0: both tokens, any JSON (Essentials or Plus)',
  V3_0: 'V3_0: like V2_0, plus client credentials',
  inbound: 'Inbound federation: attributes from an identity provider',
};

const sources: Record<TriggerSource, string> = {
  TokenGeneration_HostedAuth: 'Hosted UI sign-in',
  TokenGeneration_Authentication: 'API sign-in',
  TokenGeneration_NewPasswordChallenge: 'First sign-in with a new password',
  TokenGeneration_AuthenticateDevice: 'Sign-in on a known device',
  TokenGeneration_RefreshTokens: 'Refresh',
  TokenGeneration_ClientCredentials: 'Client credentials (no user)',
};

/** The event for the handler: select version, trigger source, and user, or edit the JSON. */
export function EventFields({ state, view }: { state: WorkbenchState; view: WorkbenchView }) {
  const { occasion, choose, event, writeEvent, problems } = state;
  const inbound = occasion.version === 'inbound';
  const hint = `Changing a selection above regenerates this JSON. ${inbound ? 'Its values are examples.' : 'Attributes are always strings.'}`;
  return (
    <section aria-label="Event" className="min-w-0 space-y-2">
      <h2 className="flex min-h-8 items-center text-[0.9375rem] font-semibold">Event</h2>
      <Labelled id="lambda-version" label="Version">
        <select
          id="lambda-version"
          className="field"
          value={occasion.version}
          onChange={(change) => choose({ version: change.currentTarget.value as WorkbenchTrigger })}
        >
          {workbenchTriggers.map((version) => (
            <option key={version} value={version}>
              {versions[version]}
            </option>
          ))}
        </select>
      </Labelled>
      {occasion.version === 'inbound' ? (
        <Labelled id="lambda-provider" label="Identity provider">
          <select
            id="lambda-provider"
            className="field"
            value={occasion.provider}
            onChange={(change) => choose({ provider: change.currentTarget.value as InboundProvider })}
          >
            {inboundProviders.map((provider) => (
              <option key={provider} value={provider}>
                {provider}
              </option>
            ))}
          </select>
        </Labelled>
      ) : (
        <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
          <Labelled id="lambda-source" label="Trigger source">
            <select
              id="lambda-source"
              className="field"
              value={occasion.source}
              onChange={(change) => choose({ source: change.currentTarget.value as TriggerSource })}
            >
              {sourcesOf(occasion.version).map((source) => (
                <option key={source} value={source}>
                  {sources[source]}
                </option>
              ))}
            </select>
          </Labelled>
          <Labelled id="lambda-user" label="User">
            <select
              id="lambda-user"
              className="field"
              value={occasion.user}
              onChange={(change) => choose({ user: Number(change.currentTarget.value) })}
            >
              {view.users.map(({ label }, index) => (
                <option key={label} value={index}>
                  {label}
                </option>
              ))}
            </select>
          </Labelled>
        </div>
      )}
      <Labelled id="lambda-event" label="Event JSON" problem={problems.event} hint={hint}>
        <textarea
          {...described({ id: 'lambda-event', problem: problems.event, hint })}
          className="private-field field wire h-60 resize-y bg-panel"
          spellCheck={false}
          value={event}
          onChange={(change) => writeEvent(change.currentTarget.value)}
        />
      </Labelled>
    </section>
  );
}
