import { expect, test } from 'vitest';
import { answerReaders } from './answer-readers';
import { lists, pieces, shapes } from './texts';
import { typedReaders } from './typed-readers';
import { expectLinear, type MakeText, quartersOf } from './work';

// Runs every reader of outside text on the worst texts for its kind: its work must be linear in the length. Each text
// is tried when short, and the costliest ones up to the reader's limit. Only this process's processor time is counted,
// and only its growth is checked.

/** Characters, for all of the texts. */
const short = 4_096;
/** Characters, for the costliest texts: enough to detect quadratic growth. */
const middle = 65_536;
const costly = 3;

const texts: MakeText[] = [
  ...pieces.flatMap((piece) => shapes.map((text) => (length: number) => text(piece, length))),
  ...lists,
];

async function expectAllLinear(read: (text: string) => unknown, limit: number): Promise<void> {
  const tried: { text: MakeText; work: number }[] = [];
  for (const text of texts) tried.push({ text, work: await expectLinear(read, text, [short]) });
  const [costliest, ...next] = tried.sort((one, other) => other.work - one.work);
  if (costliest) await expectLinear(read, costliest.text, quartersOf(limit, short));
  for (const { text } of next.slice(0, costly)) {
    await expectLinear(read, text, quartersOf(Math.min(limit, middle), short));
  }
}

test.each([...answerReaders, ...typedReaders])(
  '%s: work grows linearly with the length',
  async (_, limit, read) => {
    await expectAllLinear(read, limit);
  },
);

test.each([
  ['searches for a token', (text: string) => text.replace(/\beyJ[\w-]{10,}\.[\w-]+(?:\.[\w-]*)*/g, '')],
  ['trims', (text: string) => text.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '')],
])('a reader that %s in quadratic time is detected', async (_, read) => {
  await expect(expectAllLinear(read, 16 * short)).rejects.toThrow('milliseconds');
});
