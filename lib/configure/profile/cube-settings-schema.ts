import { z } from 'zod';
import { type CubeSettings, cubeVariables } from './cube-settings';

/** Apart from the shape, so that a page that shows the settings does not load what checks them. */
export const cubeSettingsSchema: z.ZodType<CubeSettings> = z.object({
  variables: z.partialRecord(z.enum(cubeVariables), z.string()),
  has_api_secret: z.boolean(),
  has_jwt_key: z.boolean(),
  query: z.string().max(4000).exactOptional(),
});
