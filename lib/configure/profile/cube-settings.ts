import type { z } from 'zod';
import type { cubeVariables, cubeVersions } from './cube-variables';
import type { cubeSettingsSchema } from './schema';

export { cubeVariables, cubeVersions } from './cube-variables';
export type CubeVariable = (typeof cubeVariables)[number];
export type CubeVersion = (typeof cubeVersions)[number];

/** Only a type, so that a page that shows the settings doesn't load the schema. */
export type CubeSettings = z.infer<typeof cubeSettingsSchema>;
