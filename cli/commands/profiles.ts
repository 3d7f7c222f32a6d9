import { notKeptWords } from '@/lib/configure/profile/kept';
import { toShared, writeProfileFile } from '@/lib/configure/profile/profile-file';
import { readProfileImport } from '@/lib/configure/profile/profile-import';
import { addProfiles } from '@/lib/server/profiles/manage-profiles';
import { listProfiles, visible } from '@/lib/server/profiles/profiles';
import { visibleText } from '@/lib/text/visible-text';
import type { Terminal } from '../command';
import { type Command, CommandError, json } from '../command';
import { type ExitCode, exitCodes } from '../exit-codes';
import { readNamedFile } from '../read-file';

/** The only owner in this folder: profiles on this machine have no other. */
const owner = '';

export const profilesCommand: Command = {
  name: 'profiles',
  summary: 'List, export or import profiles',
  argument: '[list|export|import FILE]',
  mostArguments: 2,
  options: { json },
  notes: [
    'export prints a profiles file without client secrets. import adds its profiles and never replaces one.',
  ],
  examples: [
    'claimcheck profiles',
    'claimcheck profiles export > profiles.json',
    'claimcheck profiles import profiles.json',
  ],
  run: async (values, [action = 'list', file], terminal) => {
    switch (action) {
      case 'list':
        return await list(values.json === true, terminal);
      case 'export':
        return await exportAll(terminal);
      case 'import':
        return await importFile(file, values.json === true, terminal);
      default:
        throw new CommandError(
          exitCodes.usage,
          `Unknown action '${action.slice(0, 40)}'. Actions: list, export, import.`,
        );
    }
  },
};

async function list(asJson: boolean, terminal: Terminal): Promise<ExitCode> {
  const rows = (await listProfiles(owner)).map(({ profile, client_secret }) => ({
    id: profile.id,
    name: profile.name,
    discovery_url: profile.discovery_url,
    client_id: profile.client_id,
    has_secret: client_secret !== null,
  }));
  if (asJson) {
    terminal.out(`${JSON.stringify(rows)}\n`);
    return exitCodes.done;
  }
  const width = Math.max(...rows.map(({ name }) => visibleText(name).length));
  terminal.out(
    rows
      .map(
        ({ name, discovery_url, client_id }) =>
          `${visibleText(name).padEnd(width)}  ${visibleText(client_id)}  ${visibleText(discovery_url)}\n`,
      )
      .join(''),
  );
  return exitCodes.done;
}

async function exportAll(terminal: Terminal): Promise<ExitCode> {
  const profiles = (await listProfiles(owner))
    .map(visible)
    .filter(({ id }) => id !== 'demo')
    .map(toShared);
  terminal.out(writeProfileFile(profiles));
  return exitCodes.done;
}

async function importFile(file: string | undefined, asJson: boolean, terminal: Terminal): Promise<ExitCode> {
  if (file === undefined)
    throw new CommandError(exitCodes.usage, 'Name the file: claimcheck profiles import profiles.json');
  const read = readProfileImport(await readNamedFile(file, 'FILE'));
  if (!read.ok) throw new CommandError(exitCodes.usage, read.problem);
  const bad = read.profiles.filter((each) => !each.ok);
  for (const each of bad) {
    const problems = each.problems.map(({ problem }) => visibleText(problem)).join(' ');
    terminal.err(`${visibleText(each.name)}: not imported. ${problems}\n`);
  }
  const good = read.profiles.filter((each) => each.ok).map(({ profile }) => profile);
  const added = await addProfiles(good, owner);
  if (!added.ok) throw new CommandError(exitCodes.machine, notKeptWords(added.why));
  const { ids } = added;
  if (read.carries_secret) terminal.err('Client secrets in the file were not imported.\n');
  terminal.out(
    asJson
      ? `${JSON.stringify({ imported: ids })}\n`
      : `Imported ${ids.length} of ${read.profiles.length} profiles.\n`,
  );
  return bad.length > 0 ? exitCodes.usage : exitCodes.done;
}
