import { type Command, CommandError } from '../command';
import { exitCodes } from '../exit-codes';

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
type Shell = (typeof shells)[number];

/** Generated from the commands themselves, so it never suggests something that doesn't exist. */
export function completionCommand(others: () => readonly Command[]): Command {
  return {
    name: 'completion',
    summary: 'Print a completion script for your shell',
    argument: shells.join('|'),
    mostArguments: 1,
    options: {},
    examples: ['claimcheck completion bash >> ~/.bashrc', 'claimcheck completion fish | source'],
    run: async (_values, [shell], terminal) => {
      if (!isShell(shell)) throw new CommandError(exitCodes.usage, `Name your shell: ${shells.join(', ')}.`);
      terminal.out(scripts[shell](others().map(wordsOf)));
      return exitCodes.done;
    },
  };
}

const isShell = (text: string | undefined): text is Shell => shells.some((shell) => shell === text);

type Words = { name: string; summary: string; options: string[] };

const wordsOf = ({ name, summary, options }: Command): Words => ({
  name,
  summary: summary.replaceAll("'", '’'),
  options: [...Object.keys(options), 'help'].map((option) => `--${option}`),
});

const names = (commands: Words[]) => commands.map(({ name }) => name).join(' ');

const scripts: Record<Shell, (commands: Words[]) => string> = {
  bash: (commands) => `_claimcheck() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='${names(commands)} help --help --version'
  else
    case "\${COMP_WORDS[1]}" in
${commands.map(({ name, options }) => `      ${name}) words='${options.join(' ')}' ;;`).join('\n')}
      help) words='${names(commands)}' ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [ -z "\${COMPREPLY[*]}" ] && COMPREPLY=($(compgen -f -- "$word"))
}
complete -o filenames -F _claimcheck claimcheck
`,
  zsh: (commands) => `#compdef claimcheck
_claimcheck() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands.map(({ name, summary }) => `      '${name}:${summary.replaceAll(':', '\\:')}'`).join('\n')}
    )
    _describe 'command' commands
    return
  fi
  case "$words[2]" in
${commands.map(({ name, options }) => `    ${name}) compadd -- ${options.join(' ')} ;;`).join('\n')}
  esac
  _files
}
compdef _claimcheck claimcheck
`,
  fish: (commands) =>
    `${commands
      .flatMap(({ name, summary, options }) => [
        `complete -c claimcheck -n __fish_use_subcommand -a ${name} -d '${summary}'`,
        ...options.map(
          (option) => `complete -c claimcheck -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}`,
        ),
      ])
      .join('\n')}\n`,
  powershell: (commands) => `Register-ArgumentCompleter -Native -CommandName claimcheck -ScriptBlock {
  param($word, $ast, $position)
  $options = @{
${commands.map(({ name, options }) => `    '${name}' = @(${options.map((option) => `'${option}'`).join(', ')})`).join('\n')}
  }
  $elements = $ast.CommandElements
  $list = if ($elements.Count -le 2 -and -not $word.StartsWith('-')) { $options.Keys } else { $options["$($elements[1])"] }
  $list | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`,
};
