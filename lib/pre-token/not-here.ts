import type { HandlerRun } from './handler-run';

/**
 * Why a failed run may work on AWS: the handler is in another language, or uses something that isn't
 * available here.
 */
export type NotHere = { kind: 'language'; name: string } | { kind: 'needs'; what: string; error: string };

/** `null` if the handler itself is at fault. `code` is its text, or `null` if it isn't available. */
export function whyNotHere({ outcome, missing }: HandlerRun, code: string | null): NotHere | null {
  if (outcome.kind === 'syntax') {
    const name = code === null ? null : languageOf(code);
    return name === null ? null : { kind: 'language', name };
  }
  if (outcome.kind !== 'threw') return null;
  const { message } = outcome;
  const extension = /^Unknown file extension "\.(\w{1,10})"/.exec(message)?.[1];
  if (extension !== undefined && !/^[cm]?ts$/.test(extension)) {
    return { kind: 'language', name: extensions[extension] ?? `a .${extension} file` };
  }
  const [first] = missing;
  if (first !== undefined) return { kind: 'needs', what: missing.join(', '), error: message };
  // A handler file has its own packages, but maybe not those of Lambda's runtime.
  const absent = /^Cannot find (?:module|package) '([^']{1,200})'/.exec(message)?.[1];
  return absent === undefined ? null : { kind: 'needs', what: absent, error: message };
}

const extensions: Record<string, string> = {
  py: 'Python',
  rb: 'Ruby',
  go: 'Go',
  java: 'Java',
  cs: 'C#',
  rs: 'Rust',
  kt: 'Kotlin',
};

/** Lines that only one language has and that aren't valid JavaScript. */
const marks: [string, RegExp][] = [
  ['Python', /^(async )?def \w+ ?\(.*:$|^from [\w.]+ import |^import [\w.]+( as \w+)?$/],
  ['Python', /^class \w.*:$|^\w+ = lambda /],
  ['PHP', /^<\?php/],
  ['Ruby', /^def \w+[ (].*|^require(_relative)? ['"]|^end$/],
  ['Go', /^package \w+$|^func (\(\w|\w+\()/],
  ['Java', /^package [\w.]+;|^import (static )?[\w.*]+;|^public (final )?class \w+/],
  ['C#', /^using [\w.]+;|^namespace [\w.]+/],
  ['Rust', /^use [\w:{}, ]+;|^(pub |async )*fn \w+/],
  ['Kotlin', /^(suspend )?fun \w+/],
];

const maxLines = 500;
const maxLine = 300;

/** The most common language of unindented lines. */
function languageOf(code: string): string | null {
  const lines = code
    .split('\n', maxLines)
    .filter((line) => line.length <= maxLine)
    .map((line) => line.trimEnd());
  const counts = marks.map(([name, mark]) => ({
    name,
    count: lines.filter((line) => mark.test(line)).length,
  }));
  const best = counts.reduce((one, other) => (other.count > one.count ? other : one));
  return best.count > 0 ? best.name : null;
}
