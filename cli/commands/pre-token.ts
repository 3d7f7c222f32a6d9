import { resolve } from 'node:path';
import { buildEvent } from '@/lib/pre-token/event';
import { readPreTokenRequest } from '@/lib/pre-token/pre-token-request';
import { triggerVersions } from '@/lib/pre-token/trigger';
import { anyEventUser } from '@/lib/server/pre-token/event-users';
import { judgeHandler } from '@/lib/server/pre-token/run-handler';
import { visibleText } from '@/lib/text/visible-text';
import { type Command, CommandError, json, text } from '../command';
import { exitCodes } from '../exit-codes';
import { checkLines } from '../print-checks';
import { readNamedFile, readNamedJson } from '../read-file';
import { styles } from '../style';

export const preTokenCommand: Command = {
  name: 'pre-token',
  summary: 'Run a Pre Token Generation handler once, and check its response as Cognito would',
  argument: 'FILE',
  mostArguments: 1,
  options: {
    event: { type: 'string', value: 'FILE', help: 'The event, as JSON; default: a demo user signs in' },
    version: {
      type: 'string',
      value: 'V2_0',
      help: `Version of the trigger: ${triggerVersions.join(', ')}`,
      choices: triggerVersions,
    },
    json,
  },
  notes: ['The handler runs in its own process, with the packages next to its file.'],
  examples: [
    'claimcheck pre-token handler.mjs',
    'claimcheck pre-token handler.mjs --event event.json --json',
  ],
  run: async (values, [file], terminal) => {
    if (file === undefined)
      throw new CommandError(exitCodes.usage, 'Name the handler: claimcheck pre-token handler.mjs');
    const handler = await readNamedFile(file, 'FILE');
    const eventFile = text(values, 'event');
    const event = eventFile === undefined ? undefined : await readNamedJson(eventFile, '--event');
    const read = readPreTokenRequest({ handler, version: text(values, 'version') ?? 'V2_0', event });
    if (!read.ok) throw new CommandError(exitCodes.usage, read.problems.join('\n'));
    const { version } = read.request;
    const judged = await judgeHandler(
      { kind: 'file', path: resolve(process.env.INIT_CWD ?? '.', file) },
      read.request.event ?? buildEvent(version, 'TokenGeneration_HostedAuth', anyEventUser()),
    );
    const { run, report } = judged;
    const failed = report.findings.some(({ status }) => status === 'fail');
    const answer = {
      response: report.response,
      idToken: report.tokens?.id ?? null,
      accessToken: report.tokens?.access ?? null,
      findings: report.findings,
      log: run.log,
    };
    const { bold, green, red } = styles(terminal.color);
    terminal.out(
      values.json
        ? `${JSON.stringify(answer)}\n`
        : `${[
            failed ? red(bold('failed')) : green(bold('accepted')),
            ...checkLines(report.findings, terminal.color),
            ...(answer.idToken ? ['', bold('id_token claims'), JSON.stringify(answer.idToken, null, 2)] : []),
            ...(run.log.length > 0
              ? ['', bold('Log'), ...run.log.map((line) => visibleText(lineOf(line)))]
              : []),
          ].join('\n')}\n`,
    );
    return failed ? exitCodes.refused : exitCodes.done;
  },
};

const lineOf = (line: unknown): string => (typeof line === 'string' ? line : JSON.stringify(line));
