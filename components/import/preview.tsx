import type { ReactNode } from 'react';
import { CheckList } from '@/components/token/check-list';
import { type Endpoint, endpoints } from '@/lib/configure/endpoints';
import type { Profile } from '@/lib/configure/profile/profile';
import { templateTexts } from '@/lib/configure/profile/templates';
import { cubeUrl, defaultBasePath } from '@/lib/cube/cube-url';
import { visibleText } from '@/lib/text/visible-text';
import type { ImportPreview, PreviewedProfile } from '@/lib/views/import';

type Props = {
  preview: Extract<ImportPreview, { ok: true }>;
  chosen: number[];
  choose: (index: number, wanted: boolean) => void;
};

/** The profiles to import, and most importantly, the hosts that would receive the code and the secret. */
export function Preview({ preview: { profiles, carries_secret }, chosen, choose }: Props) {
  return (
    <section aria-label="Preview" data-section="preview" className="space-y-3">
      {carries_secret && (
        <p data-note="secret-in-text" className="rounded-md border border-warn bg-warn-soft px-3 py-2">
          This text contains a client secret. It won’t be imported. If it was sent by chat or email, rotate
          it.
        </p>
      )}
      <ul className="space-y-3">
        {profiles.map((profile, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: only the position distinguishes two profiles with the same name
          <li key={index} className="rounded-md border border-line bg-panel px-4 py-3">
            {profile.ok ? (
              <Addable
                profile={profile}
                chosen={chosen.includes(index)}
                choose={(wanted) => choose(index, wanted)}
              />
            ) : (
              <Refused profile={profile} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type AddableProps = {
  profile: Extract<PreviewedProfile, { ok: true }>;
  chosen: boolean;
  choose: (wanted: boolean) => void;
};

function Addable({
  profile: { profile, added_as, same_as, has_secret, notes },
  chosen,
  choose,
}: AddableProps) {
  return (
    <div data-addable="true" className="space-y-2">
      <label className="flex w-fit min-h-6 items-center gap-2 text-[0.9375rem] font-semibold wrap-anywhere">
        <input
          type="checkbox"
          className="accent-accent"
          checked={chosen}
          onChange={(event) => choose(event.currentTarget.checked)}
        />
        {visibleText(profile.name)}
      </label>
      {same_as !== null ? (
        <p data-note="already-saved">Already saved as “{visibleText(same_as)}”.</p>
      ) : (
        added_as !== profile.name && (
          <p data-note="renamed">
            A profile with this name exists. This one will be added as <b>{visibleText(added_as)}</b>.
          </p>
        )
      )}
      <dl className="grid grid-cols-[minmax(0,11rem)_minmax(0,1fr)] gap-x-4 gap-y-1">
        <Destinations profile={profile} />
        <Row name="Client ID">{profile.client_id}</Row>
        <Row name="Server Template" plain>
          {templateTexts[profile.template].label}
        </Row>
        <Row name="Scope">{profile.scope}</Row>
        {Object.entries(profile.extra_parameters).map(([name, value]) => (
          <Row key={name} name="Extra parameter">{`${name}=${value}`}</Row>
        ))}
        <Row name="Tokens to test are sent to (Cube)">
          {cubeUrl(profile.cube_url, '/v1', profile.cube_settings?.base_path || defaultBasePath)}
        </Row>
        {Object.entries(profile.cube_settings?.variables ?? {}).map(([name, value]) => (
          <Row key={name} name={name}>
            {value}
          </Row>
        ))}
      </dl>
      {has_secret && (
        <p data-note="secret-left-out" className="text-muted">
          The client secret isn’t included. Enter it after you add the profile.
        </p>
      )}
      {notes.length > 0 && <CheckList checks={notes} />}
    </div>
  );
}

/** The URLs that the profile uses, and what each one receives. */
function Destinations({ profile: { metadata, discovery_url, confirmed_hosts = [] } }: Destined) {
  const confirmed = confirmed_hosts.map((host) => (
    <Row key={host} name="Code, secret, and tokens may be sent to">
      {host}
    </Row>
  ));
  if (!metadata) {
    return (
      <>
        <Row name="Discovery">{discovery_url}</Row>
        <Row name="Receives code and secret" plain>
          Hosts in the discovery document, when you first use the profile
        </Row>
        {confirmed}
      </>
    );
  }
  return (
    <>
      <Row name="Issuer">{metadata.issuer}</Row>
      {endpoints.map(({ name }) => {
        const address = metadata[name];
        return (
          address !== undefined && (
            <Row key={name} name={whatGoesTo[name]}>
              {new URL(address).host}
            </Row>
          )
        );
      })}
      {confirmed}
    </>
  );
}

type Destined = { profile: Omit<Profile, 'id'> };

const whatGoesTo: Record<Endpoint, string> = {
  authorization_endpoint: 'You sign in at',
  token_endpoint: 'Code and secret are sent to',
  jwks_uri: 'Keys are fetched from',
  userinfo_endpoint: 'access_token is sent to',
  end_session_endpoint: 'id_token is sent to (sign-out)',
  revocation_endpoint: 'Tokens to revoke are sent to',
};

function Row({ name, plain = false, children }: { name: string; plain?: boolean; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className={`min-w-0 wrap-anywhere ${plain ? '' : 'wire'}`}>
        {typeof children === 'string' ? visibleText(children) : children}
      </dd>
    </>
  );
}

function Refused({ profile: { name, problems } }: { profile: Extract<PreviewedProfile, { ok: false }> }) {
  return (
    <div data-addable="false" className="space-y-1">
      <p className="text-[0.9375rem] font-semibold wrap-anywhere">{visibleText(name)}</p>
      <p className="font-medium text-fail">Can’t add this profile:</p>
      <ul className="list-disc space-y-0.5 pl-5">
        {problems.map(({ member, problem }) => (
          <li key={member} className="wrap-anywhere">
            <span className="wire">{visibleText(member)}</span>: {visibleText(problem)}
          </li>
        ))}
      </ul>
    </div>
  );
}
