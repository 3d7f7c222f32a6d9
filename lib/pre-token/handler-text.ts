import { parser } from '@lezer/javascript';

/** The text of a handler, read as JavaScript or TypeScript: as far as it goes, for it may be anything. */
export const parseHandler = (code: string) => parser.configure({ dialect: 'ts' }).parse(code);

/** What can name a member: `{ name: … }`, `.name`, `'name'`. Comments cannot. */
const naming = new Set(['PropertyDefinition', 'PropertyName', 'String']);

/** The first line, from 1, on which one of `names` is written as a member's name or as a string. */
export function lineOfName(code: string, ...names: string[]): number | undefined {
  const wanted = new Set(names.flatMap((name) => [name, `'${name}'`, `"${name}"`]));
  let found: number | undefined;
  parseHandler(code).iterate({
    enter: ({ name, from, to }) => {
      if (found !== undefined) return false;
      if (naming.has(name) && wanted.has(code.slice(from, to))) found = lineAt(code, from);
    },
  });
  return found;
}

export const lineAt = (code: string, position: number): number => code.slice(0, position).split('\n').length;
