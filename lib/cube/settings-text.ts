import { readDockerCommand } from './docker-command';
import { type CubeEnv, readCubeEnv } from './env-file';
import { readYamlSettings } from './yaml-settings';

/**
 * Reads Cube’s settings in any common format: a .env file, `docker run -e`, a Compose file, Kubernetes
 * manifests, or Helm chart values. Any other text is read as a .env file.
 */
export function readCubeSettings(text: string): CubeEnv {
  const env = readCubeEnv(text);
  const isEnv = Object.keys(env.lines).length > 0 || Object.keys(env.secrets).length > 0;
  if (isEnv) return env;
  if (/(^|\s)(-e|--env)[\s=]/.test(text)) return readDockerCommand(text);
  return readYamlSettings(text) ?? env;
}
