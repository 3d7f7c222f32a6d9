import { expect, test } from 'vitest';
import { answerReaders } from './answer-readers';
import { lists, pieces, shapes } from './texts';
import { typedReaders } from './typed-readers';
import { expectLinear, type MakeText, quartersOf } from './work';

// Every reader of a text from outside, on the worst texts for readers of its kind: its work grows with the length and no
// faster. Each text when it is short; the one that costs a reader most, up to the longest that it is ever given. What is
// counted is this process's processor time, and only how it grows.

/** Characters: all of the texts. */
const short = 4_096;
/** Characters: so many of the costliest, and far enough for the square of it to show. */
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
  '%s: no text makes more work than its length',
  async (_, limit, read) => {
    await expectAllLinear(read, limit);
  },
);

test.each([
  ['looks for a token', (text: string) => text.replace(/\beyJ[\w-]{10,}\.[\w-]+(?:\.[\w-]*)*/g, '')],
  ['trims', (text: string) => text.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '')],
])('a reader that %s in the square of the length is caught', async (_, read) => {
  await expect(expectAllLinear(read, 16 * short)).rejects.toThrow('milliseconds');
});
