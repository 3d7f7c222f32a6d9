import { z } from 'zod';
import { type CubeSettings, cubeVariables, cubeVersions } from './cube-settings';

/** Apart from the shape, so that a page that shows the settings does not load what checks them. */
export const cubeSettingsSchema: z.ZodType<CubeSettings> = z.object({
  variables: z.partialRecord(z.enum(cubeVariables), z.string()),
  has_api_secret: z.boolean(),
  has_api_secrets: z.boolean().exactOptional(),
  has_jwt_key: z.boolean(),
  has_playground_secret: z.boolean().exactOptional(),
  filter: z.string().max(1000).exactOptional(),
  version: z.enum(cubeVersions).exactOptional(),
  base_path: z.string().max(200).exactOptional(),
  query: z.string().max(4000).exactOptional(),
});
