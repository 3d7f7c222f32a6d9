import type { CubeEnv } from './env-file';

/** Whether a pasted text has anything of Cube in it. */
export const hasSettings = ({ settings, notes }: CubeEnv) =>
  Object.keys(settings.variables).length > 0 ||
  settings.has_api_secret ||
  settings.has_jwt_key ||
  settings.has_api_secrets === true ||
  settings.has_playground_secret === true ||
  notes.length > 0;
