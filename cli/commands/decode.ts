import { indentJson } from '@/lib/json/indent';
import { visibleText } from '@/lib/text/visible-text';
import { decode } from '@/lib/verify/decode';
import { type Command, CommandError, json } from '../command';
import { exitCodes } from '../exit-codes';
import { readToken } from '../read-token';
import { styles } from '../style';

export const decodeCommand: Command = {
  name: 'decode',
  summary: 'Show the header and claims of a token, without verifying it',
  argument: '[TOKEN|-]',
  mostArguments: 1,
  options: { json },
  notes: ['Without TOKEN, it is read from standard input.'],
  examples: ['pbpaste | claimcheck decode', "claimcheck decode --json < token.txt | jq '.claims.email'"],
  run: async (values, args, terminal) => {
    const { header, payload } = decode(await readToken(args, terminal));
    // The original text, because JSON.parse would round a number over 53 bits.
    const headerText = header.object ? header.text : 'null';
    const claimsText = payload?.object ? payload.text : 'null';
    if (!header.object && !payload?.object)
      throw new CommandError(exitCodes.usage, 'Neither the header nor the claims are JSON.');
    const { bold } = styles(terminal.color);
    const pretty = (json: string) => visibleText(indentJson(json));
    terminal.err('Decoded, not verified.\n');
    terminal.out(
      values.json === true
        ? `{"header":${headerText},"claims":${claimsText}}\n`
        : `${bold('Header')}\n${pretty(headerText)}\n\n${bold('Claims')}\n${pretty(claimsText)}\n`,
    );
    return exitCodes.done;
  },
};
