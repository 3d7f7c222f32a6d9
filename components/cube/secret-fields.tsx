import type { CubeSettings } from '@/lib/configure/profile/cube-settings';
import type { CubeSecrets } from '@/lib/cube/secrets';
import type { Cube } from './use-cube';

/** Which of Cube’s secrets are set, and their values for predictions on this page. */
export function SecretFields({ cube }: { cube: Cube }) {
  return (
    <div className="space-y-2">
      <p className="text-xs text-muted">
        Only that a secret is set is saved. A value you enter is used for predictions on this page.
      </p>
      {secrets.map((secret) => (
        <Secret key={secret.name} {...secret} cube={cube} />
      ))}
    </div>
  );
}

type Flag = 'has_api_secret' | 'has_api_secrets' | 'has_jwt_key' | 'has_playground_secret';

const secrets: { flag: Flag; secret: keyof CubeSecrets; name: string }[] = [
  { flag: 'has_api_secret', secret: 'apiSecret', name: 'CUBEJS_API_SECRET' },
  { flag: 'has_api_secrets', secret: 'apiSecrets', name: 'CUBEJS_API_SECRETS' },
  { flag: 'has_jwt_key', secret: 'jwtKey', name: 'CUBEJS_JWT_KEY' },
  { flag: 'has_playground_secret', secret: 'playgroundAuthSecret', name: 'CUBEJS_PLAYGROUND_AUTH_SECRET' },
];

type SecretProps = { flag: Flag; secret: keyof CubeSecrets; name: string; cube: Cube };

function Secret({ flag, secret, name, cube }: SecretProps) {
  const isSet = cube.settings[flag] === true;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <label className="flex min-h-6 cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          className="accent-accent"
          checked={isSet}
          onChange={(event) => cube.change(withFlag(cube.settings, flag, event.currentTarget.checked))}
        />
        <span>
          <span className="wire">{name}</span> is set
        </span>
      </label>
      {isSet && (
        <input
          type="password"
          className="field wire min-w-0 flex-1"
          aria-label={`Value of ${name}`}
          // Uncontrolled: React would write the value into the markup.
          placeholder={
            cube.secrets[secret] === undefined ? 'value (optional, not saved)' : 'given for this page'
          }
          onChange={(event) => cube.setSecret(secret, event.currentTarget.value)}
          autoComplete="off"
        />
      )}
    </div>
  );
}

function withFlag(settings: CubeSettings, flag: Flag, isSet: boolean): CubeSettings {
  if (flag === 'has_api_secret' || flag === 'has_jwt_key') return { ...settings, [flag]: isSet };
  const { [flag]: _, ...others } = settings;
  return isSet ? { ...others, [flag]: true } : others;
}
