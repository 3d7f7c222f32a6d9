import { readCubeRequest } from '@/lib/cube/cube-request';
import type { Outcome } from '@/lib/cube/outcome';
import { askCube } from '@/lib/server/cube/ask-cube';
import { replayToken } from '@/lib/server/cube/replay-token';
import { visibleText } from '@/lib/text/visible-text';
import { type Command, CommandError, json, text } from '../command';
import { exitCodes } from '../exit-codes';
import { checkLines } from '../print-checks';
import { readNamedFile, readNamedJson } from '../read-file';
import { readToken } from '../read-token';
import { styles } from '../style';

export const cubeCommand: Command = {
  name: 'cube',
  summary: 'Predict what Cube does with a token',
  argument: '[TOKEN|-]',
  mostArguments: 1,
  options: {
    env: { type: 'string', value: 'FILE', help: 'Cube’s .env (required)' },
    jwks: { type: 'string', value: 'FILE', help: 'Use these keys instead of fetching CUBEJS_JWK_URL' },
    filter: {
      type: 'string',
      value: 'PATH',
      help: 'What your model filters by, such as company_id or tenant.id',
    },
    enforced: { type: 'boolean', help: 'Predict for production (the default)' },
    dev: { type: 'boolean', help: 'Predict for development' },
    ask: { type: 'string', value: 'URL', help: 'Test against the Cube at this URL, too' },
    json,
  },
  notes: ['Exit code: 0 if Cube accepts the token, 1 if it refuses it.'],
  examples: [
    'claimcheck cube --env .env < token.txt',
    'claimcheck login | claimcheck cube --env .env --ask http://localhost:4000',
  ],
  run: async (values, args, terminal) => {
    const file = text(values, 'env');
    if (file === undefined) throw new CommandError(exitCodes.usage, 'Name Cube’s settings: --env .env');
    if (values.enforced === true && values.dev === true)
      throw new CommandError(exitCodes.usage, '--enforced and --dev exclude each other.');
    const jwks = text(values, 'jwks');
    const filter = text(values, 'filter');
    const token = await readToken(args, terminal, { whole: true });
    const read = readCubeRequest({
      token,
      env: await readNamedFile(file, '--env'),
      ...(filter === undefined ? {} : { filter }),
      ...(jwks === undefined ? {} : { jwks: await readNamedJson(jwks, '--jwks') }),
    });
    if (!read.ok) throw new CommandError(exitCodes.usage, read.problems.join('\n'));
    const replay = await replayToken(read.request);
    const url = text(values, 'ask');
    const actual =
      url === undefined ? undefined : await askCube({ cube_url: urlOf(url), token, query: null }, []);
    const mode = values.dev === true ? 'dev' : 'enforced';
    const { status } = replay[mode].meta;
    const { bold } = styles(terminal.color);
    terminal.out(
      values.json
        ? `${JSON.stringify(actual === undefined ? replay : { ...replay, actual })}\n`
        : `${[
            bold('Predicted'),
            `production   ${lineOf(replay.enforced)}`,
            `development  ${lineOf(replay.dev)}`,
            ...(actual === undefined ? [] : ['', bold('Actual'), actualLine(actual)]),
            '',
            ...checkLines(replay.findings, terminal.color).slice(0, -1),
          ].join('\n')}\n`,
    );
    const accepted = actual?.up ? actual.meta.status === 200 : status === 200;
    return accepted ? exitCodes.done : exitCodes.refused;
  },
};

function urlOf(url: string): string {
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new CommandError(
    exitCodes.usage,
    '--ask: expected the URL of your Cube, such as http://localhost:4000.',
  );
}

function lineOf({ meta, load, reason }: Outcome): string {
  const rows = load.rows === undefined ? '' : `, rows: ${load.rows}`;
  return `${meta.status}${load.status === meta.status ? '' : `, load ${load.status}`}${rows}${reason === null ? '' : ` (${visibleText(reason)})`}`;
}

function actualLine(actual: Awaited<ReturnType<typeof askCube>>): string {
  if (!actual.up) return `no answer: ${JSON.stringify(actual.fault)}`;
  const version = actual.version === null ? '' : `, Cube ${actual.version}`;
  return `/meta ${actual.meta.status}${version}, ${actual.enforced ? 'production' : 'development'}`;
}
