/** Text that is already markup. Everything else in a page is escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | Html | readonly Html[];

/**
 * A template that escapes its values for text and for double-quoted attributes; these pages use no others. An
 * apostrophe isn't escaped, so that the page contains Cognito's exact wording.
 */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(String.raw({ raw: strings }, ...values.map(toText)));
}

function toText(value: Value): string {
  if (typeof value === 'string') return escapeText(value);
  return value instanceof Html ? value.text : value.map(({ text }) => text).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escapeText = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
