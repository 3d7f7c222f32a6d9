import type { HttpExchange } from '@/lib/http/transcript';
import { count } from '@/lib/oidc/check';
import { occurrences } from '@/lib/text/occurrences';
import { privateParts } from '@/lib/text/private-parts';
import { replaceStretches } from '@/lib/text/stretches';
import { utc } from '@/lib/text/time';
import { visibleText } from '@/lib/text/visible-text';
import { decode } from '@/lib/verify/decode';
import type { Failure } from './failure';
import type { Run } from './run';
import { mainToken } from './tokens';

type Reported = Omit<Run, 'browser' | 'request'>;

/** Explains a failure. Passed in, because it depends on more than the run. */
export type FailureWords = (failure: Failure) => { title: string; seen: string; fix: string };

/**
 * Claims that identify a user, or that let someone act as them. OpenID Connect Core 5.1, and those of
 * Cognito, Entra ID, Keycloak, and Okta.
 */
const personal = new Set(
  `sub email phone_number name given_name family_name middle_name nickname preferred_username profile picture website
  gender birthdate address nonce identities username cognito:username upn unique_name oid uid user_id login`.split(
    /\s+/,
  ),
);

/** In characters: a shorter value is in every text. */
const shortestName = 3;

/**
 * A sign-in as Markdown for a ticket: its result, failures, claims, and requests. Omits tokens, codes,
 * secrets, and everything that identifies the user.
 */
export function reportOf(run: Reported, words: FailureWords): string {
  const { profile, verification, failure } = run;
  const checks = verification?.checks ?? [];
  const troubles = checks.filter(({ status }) => status === 'fail' || status === 'warn');
  const report = [
    '# Claimcheck report',
    '',
    ...fields([
      ['Result', verification?.verdict ?? (failure ? 'failed' : 'not verified')],
      ['Issuer', profile.metadata.issuer],
      ['Client ID', profile.client_id],
      ['Scope', profile.scope],
      ['Started', utc(run.created_at) ?? ''],
      ...(verification
        ? ([
            ['Verified', utc(verification.verified_at) ?? ''],
            [
              'Checks',
              `${count(checks, 'pass')} passed, ${count(checks, 'fail')} failed, ${count(checks, 'warn')} warnings`,
            ],
          ] as [string, string][])
        : []),
    ]),
    ...(failure ? ['', '## Failure', '', ...failureLines(words(failure))] : []),
    ...(troubles.length > 0 ? ['', '## Checks that need attention', ''] : []),
    ...troubles.flatMap(({ title, status, expected, actual, cause, fix }) => [
      `- **${prose(title)}** (${status === 'fail' ? 'failed' : 'warning'})`,
      ...part('Expected', expected, code),
      ...part('Actual', actual, code),
      ...part('Cause', cause, prose),
      ...part('How to fix it', fix, prose),
    ]),
    ...claimLines(run),
    '',
    '## HTTP log',
    '',
    ...run.transcript.map(logLine),
    ...(run.dropped_exchanges === undefined ? [] : [`- ${run.dropped_exchanges} more, not stored`]),
    '',
  ].join('\n');
  return namesOf(run).reduce(withoutName, report);
}

/**
 * The values of those claims, longest first, because a user's name also appears in other claims, URLs, and
 * checks.
 */
function namesOf(run: Reported): string[] {
  const values = [...personal]
    .map((name) => claimsOf(run)[name])
    .filter((value) => typeof value === 'string');
  return [...new Set(values)]
    .filter((value) => value.length >= shortestName)
    .sort((one, other) => other.length - one.length);
}

const withoutName = (report: string, name: string): string =>
  replaceStretches(
    report,
    occurrences(report, name)
      .map((from) => ({ from, to: from + name.length }))
      .filter(({ from, to }) => !isLetter(report, from - 1) && !isLetter(report, to)),
    '‹redacted›',
  );

const isLetter = (text: string, at: number) => /[\p{L}\p{N}]/u.test(text.charAt(at));

const fields = (pairs: readonly [string, string][]) =>
  pairs.map(([name, value]) => `- ${name}: ${code(value)}`);

const failureLines = ({ title, seen, fix }: ReturnType<FailureWords>): string[] => [
  `**${prose(title)}**`,
  '',
  `- What happened: ${prose(seen)}`,
  `- How to fix it: ${prose(fix)}`,
];

const part = (name: string, value: string | undefined, written: (text: string) => string): string[] =>
  value === undefined ? [] : [`  - ${name}: ${written(value)}`];

function claimLines(run: Reported): string[] {
  const lines = Object.entries(claimsOf(run)).map(([name, value]) => {
    const shown = personal.has(name) ? '‹redacted›' : JSON.stringify(value);
    return `- ${code(name)}: ${code(shown)}`;
  });
  return lines.length === 0 ? [] : ['', '## Claims', '', ...lines];
}

function claimsOf(run: Reported): Record<string, unknown> {
  const main = mainToken(run);
  return (main && decode(main.token).payload?.object) ?? {};
}

function logLine({ method, url, response, fault, duration }: HttpExchange): string {
  const outcome = response ? `${response.status}` : (fault?.kind ?? 'no response');
  return `- ${code(`${method} ${url}`)} → ${outcome}, ${duration} ms`;
}

/** One line without identifying values. */
const line = (text: string): string =>
  privateParts(visibleText(text).replaceAll(/\s+/g, ' '))
    .map((each) => (each.is_private ? '‹redacted›' : each.text))
    .join('');

/**
 * Escapes what Markdown would read as markup, a link, or an image, because part of the text is the
 * provider's.
 */
const prose = (text: string): string =>
  line(text)
    .replaceAll(/[\\`*[\]<>&]/g, (mark) => `\\${mark}`)
    .replaceAll('://', ':\\//')
    .replaceAll('www.', 'www\\.');

/** In a code span, no character needs escaping except the delimiter. */
const code = (text: string): string => `\`${line(text).replaceAll('`', 'ˋ')}\``;
