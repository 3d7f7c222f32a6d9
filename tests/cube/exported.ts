/** A cube.js, and the settings beside it where they aren’t the usual ones. */
export type Configuration = { name: string; cubeJs: string; env?: Record<string, string> };

export const exported = (name: string, text: string, env?: Record<string, string>): Configuration => ({
  name,
  cubeJs: `module.exports = { ${text} };`,
  ...(env && { env }),
});
