/** Text that is markup already. Everything else that is put into a page is escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | Html | readonly Html[];

/**
 * A template that escapes what is put into it, in text and in double-quoted attributes alike; there are no others here.
 * An apostrophe stays as it is, so that Cognito's words stand in a page to the letter.
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
