import type { Check, Source } from '@/lib/oidc/check';
import { cognitoPage } from '@/lib/oidc/spec-links';
import type { PreTokenEvent } from './event';
import type { HandlerRun } from './handler-run';
import type { HandlerText } from './handler-text';
import type { ReadOverrides } from './overrides';
import type { Remedy } from './remedies';
import type { Tokens } from './tokens';

/** What was found of a run: a check, and the line of the handler that it is about, from 1, where that can be told. */
export type Finding = Check & { line?: number; remedies?: Remedy[] };

/** All that a rule may look at. */
export type Evidence = {
  event: PreTokenEvent;
  /** The handler's text; `null` where it is in a file of which only the answers are seen. */
  text: HandlerText | null;
  run: HandlerRun;
  /** `null` where the handler gave no answer that Cognito could read. */
  answered: { response: Record<string, unknown>; read: ReadOverrides } | null;
  /** `null` where Cognito would issue none. */
  tokens: Tokens | null;
  without: Tokens;
};

/** One question about a run. It has no answer where the question does not arise. */
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

/** The three answers that a rule may give to its question. */
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

/** A value as JSON, for a line. */
export { show } from '@/lib/verify/rule';
