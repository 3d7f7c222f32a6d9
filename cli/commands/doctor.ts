import { type Command, json, text } from '../command';
import { type Examined, examine } from '../examine';
import { exitCodes } from '../exit-codes';
import { styles } from '../style';

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'Check this machine: Node.js, ports, data folder, browser, proxy, certificates, clock',
  mostArguments: 0,
  options: {
    port: { type: 'string', short: 'p', value: 'N', help: 'The app’s port; default: 3000' },
    json,
  },
  notes: ['It contacts the providers of your saved profiles, and compares their clocks with this machine’s.'],
  examples: ['claimcheck doctor', 'claimcheck doctor --json'],
  run: async (values, _args, terminal) => {
    const port = text(values, 'port');
    if (port !== undefined) process.env.PORT = port;
    const found = await examine();
    const failed = found.some(({ status }) => status === 'fail');
    terminal.out(
      values.json === true
        ? `${JSON.stringify(found)}\n`
        : `${found.flatMap((each) => linesOf(each, terminal.color)).join('\n')}\n`,
    );
    return failed ? exitCodes.machine : exitCodes.done;
  },
};

function linesOf({ status, title, actual, fix }: Examined, color: boolean): string[] {
  const { green, red, yellow, faint } = styles(color);
  const mark = { pass: green('ok  '), warn: yellow('warn'), fail: red('fail') }[status];
  return [`${mark}  ${title}: ${actual}`, ...(fix === undefined ? [] : [faint(`      ${fix}`)])];
}
