import type { Check, Source } from '@/lib/oidc/check';
import { cognitoPage } from '@/lib/oidc/spec-links';
import type { PreTokenEvent } from './event';
import type { HandlerRun } from './handler-run';
import type { HandlerText } from './handler-text';
import type { ReadOverrides } from './overrides';
import type { Remedy } from './remedies';
import type { Tokens } from './tokens';

/** A check of a run and, if known, the line of the handler (starting at 1). */
export type Finding = Check & { line?: number; remedies?: Remedy[] };

/** The input of a rule. */
export type Evidence = {
  event: PreTokenEvent;
  /** The handler's text; `null` if it's in a file. */
  text: HandlerText | null;
  run: HandlerRun;
  /** `null` if Cognito couldn't read the handler's result. */
  answered: { response: Record<string, unknown>; read: ReadOverrides } | null;
  /** `null` if Cognito wouldn't issue tokens. */
  tokens: Tokens | null;
  without: Tokens;
};

/** One check of a run. Returns nothing if the check doesn't apply. */
export type Rule = (evidence: Evidence) => Finding[];

export const triggerPage = cognitoPage(
  'Pre token generation Lambda trigger',
  'user-pool-lambda-pre-token-generation',
);

export const nodejsPage: Source = {
  text: 'AWS Lambda developer guide: handlers in Node.js',
  url: 'https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html',
};

type Question = { id: string; title: string; spec?: Source };

type Trouble = Required<Pick<Finding, 'expected' | 'actual' | 'cause' | 'fix'>> &
  Pick<Finding, 'claim' | 'remedies'> & { line?: number | null | undefined };

/** The three results that a rule can return. */
export function question({ spec = triggerPage, ...asked }: Question) {
  const answer = (status: 'fail' | 'warn', { line, ...trouble }: Trouble): Finding => ({
    ...asked,
    status,
    spec,
    ...trouble,
    ...(typeof line === 'number' && { line }),
  });
  return {
    pass: (actual: string): Finding => ({ ...asked, status: 'pass', spec, actual }),
    fail: (trouble: Trouble) => answer('fail', trouble),
    warn: (trouble: Trouble) => answer('warn', trouble),
  };
}

/** A value as JSON on one line. */
export { show } from '@/lib/verify/rule';
