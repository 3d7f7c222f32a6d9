import type { z } from 'zod';
import type { cubeVariables, cubeVersions } from './cube-variables';
import type { cubeSettingsSchema } from './schema';

export { cubeVariables, cubeVersions } from './cube-variables';
export type CubeVariable = (typeof cubeVariables)[number];
export type CubeVersion = (typeof cubeVersions)[number];

/** A type only, so that a page that shows the settings does not load what checks them. */
export type CubeSettings = z.infer<typeof cubeSettingsSchema>;
