import type { HttpExchange } from '@/lib/http/transcript';
import { count } from '@/lib/oidc/check';
import { privateParts } from '@/lib/text/private-parts';
import { utc } from '@/lib/text/time';
import { visibleText } from '@/lib/text/visible-text';
import { decode } from '@/lib/verify/decode';
import type { Failure } from './failure';
import type { Run } from './run';
import { idTokenInHand } from './tokens';

type Reported = Omit<Run, 'browser' | 'request'>;

/** How a failure reads: passed in, since its words depend on more than the run. */
export type FailureWords = (failure: Failure) => { title: string; seen: string; fix: string };

/** Claims that say who a user is, or that let someone act as them. */
const personal = new Set([
  'sub',
  'email',
  'phone_number',
  'name',
  'given_name',
  'family_name',
  'nonce',
  'address',
  'birthdate',
  'picture',
  'identities',
]);

/**
 * A sign-in as Markdown for a ticket: its result, what failed, its claims, and its requests. Tokens, codes, secrets, and
 * what identifies the user are left out.
 */
export function reportOf(run: Reported, words: FailureWords): string {
  const { profile, verification, failure } = run;
  const checks = verification?.checks ?? [];
  const troubles = checks.filter(({ status }) => status === 'fail' || status === 'warn');
  return [
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
      `- **${line(title)}** (${status === 'fail' ? 'failed' : 'warning'})`,
      ...part('Expected', expected),
      ...part('Actual', actual),
      ...part('Cause', cause),
      ...part('How to fix it', fix),
    ]),
    ...claimLines(run),
    '',
    '## HTTP log',
    '',
    ...run.transcript.map(logLine),
    '',
  ].join('\n');
}

const fields = (pairs: readonly [string, string][]) =>
  pairs.map(([name, value]) => `- ${name}: ${code(value)}`);

const failureLines = ({ title, seen, fix }: ReturnType<FailureWords>): string[] => [
  `**${line(title)}**`,
  '',
  `- What happened: ${line(seen)}`,
  `- How to fix it: ${line(fix)}`,
];

const part = (name: string, value: string | undefined): string[] =>
  value === undefined ? [] : [`  - ${name}: ${line(value)}`];

function claimLines(run: Reported): string[] {
  const inHand = idTokenInHand(run);
  const claims = inHand && decode(inHand.id_token).payload?.object;
  if (!claims) return [];
  const lines = Object.entries(claims).map(([name, value]) => {
    const shown = personal.has(name) ? '‹redacted›' : JSON.stringify(value);
    return `- ${code(name)}: ${code(shown)}`;
  });
  return ['', '## Claims', '', ...lines];
}

function logLine({ method, url, response, fault, duration }: HttpExchange): string {
  const outcome = response ? `${response.status}` : (fault?.kind ?? 'no response');
  return `- ${code(`${method} ${url}`)} → ${outcome}, ${duration} ms`;
}

/** One line without what identifies someone. */
const line = (text: string): string =>
  privateParts(visibleText(text).replaceAll(/\s+/g, ' '))
    .map((each) => (each.is_private ? '‹redacted›' : each.text))
    .join('');

/** In a code span no character means anything, as long as none of them ends it. */
const code = (text: string): string => `\`${line(text).replaceAll('`', 'ˋ')}\``;
