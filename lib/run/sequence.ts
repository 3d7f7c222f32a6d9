import type { HttpExchange } from '@/lib/http/transcript';
import type { Run } from './run';
import { isMachine, mainToken } from './tokens';

/** The parties of a sign-in. */
export const parties = ['browser', 'claimcheck', 'provider', 'cube'] as const;
export type Party = (typeof parties)[number];

/** The purpose of a message; each kind has its own explanation. */
export type MessageKind =
  | 'start'
  | 'request'
  | 'discovery'
  | 'to-provider'
  | 'authorization-request'
  | 'launch'
  | 'authorization-response'
  | 'callback'
  | 'token-request'
  | 'machine-request'
  | 'refresh'
  | 'keys'
  | 'verify'
  | 'user-info'
  | 'revocation'
  | 'ask-cube'
  | 'other'
  | 'answer'
  | 'paste';

/** One arrow of a run's sequence diagram. */
export type Message = {
  kind: MessageKind;
  from: Party;
  /** The same as `from` for an internal action. */
  to: Party;
  /** A short description of the message: `POST /oauth2/token`, `200`. */
  label: string;
  /** Milliseconds since the run started; `null` if unknown. */
  at: number | null;
  /** Duration until the response, in milliseconds. */
  duration?: number;
  /** Whether this message failed, was rejected, or contains the failure. */
  failed?: boolean;
  /** It hasn't happened yet. */
  ahead?: boolean;
};

type SeenRun = Pick<
  Run,
  | 'grant'
  | 'created_at'
  | 'profile'
  | 'response'
  | 'refused_at'
  | 'token_response'
  | 'verification'
  | 'failure'
  | 'transcript'
> & { has_state: boolean };

/** The messages of a run, in order: from its HTTP log, and from the browser's redirects. */
export function sequenceOf(run: SeenRun): Message[] {
  const { created_at, response: received, verification, transcript, has_state } = run;
  const startedAt = Math.min(created_at, transcript[0]?.started_at ?? created_at);
  const since = (time: number) => time - startedAt;
  const sent = transcript.map((exchange) => ({
    at: exchange.started_at,
    messages: wire(exchange, run, since),
  }));
  // Discovery happens before there is a run, everything else after the response.
  const startedHere = has_state || isMachine(run);
  const isBefore = ({ at }: { at: number }) => startedHere && at <= created_at;
  const after = [
    ...(received ? [{ at: received.received_at, messages: response(run, since) }] : []),
    ...sent.filter((each) => !isBefore(each)),
    ...(verification ? [{ at: verification.verified_at, messages: verdict(run, since) }] : []),
  ].toSorted((one, other) => one.at - other.at);
  return [
    ...(has_state ? [arrow('start', 'browser', 'claimcheck', 'Start', 0)] : []),
    ...(isMachine(run) ? [arrow('request', 'browser', 'claimcheck', 'Get access token', 0)] : []),
    ...sent.filter(isBefore).flatMap(({ messages }) => messages),
    ...(isMachine(run) ? [] : request(run, since)),
    ...(!received && run.failure?.step === 'authorize' ? response(run, since) : []),
    ...after.flatMap(({ messages }) => messages),
    ...paste(run),
  ];
}

const arrow = (kind: MessageKind, from: Party, to: Party, label: string, at: number | null): Message => ({
  kind,
  from,
  to,
  label,
  at,
});

function request({ created_at, has_state, profile }: SeenRun, since: (time: number) => number): Message[] {
  const { pathname } = new URL(profile.metadata.authorization_endpoint);
  if (!has_state) return [arrow('launch', 'browser', 'provider', `a link started elsewhere`, null)];
  const at = since(created_at);
  return [
    arrow('to-provider', 'claimcheck', 'browser', '303 to the provider', at),
    arrow('authorization-request', 'browser', 'provider', `GET ${pathname}`, at),
  ];
}

function response(
  { failure, has_state, response: received, refused_at }: SeenRun,
  since: (time: number) => number,
): Message[] {
  const failed = failure?.step === 'authorize';
  const brought = `${broughtBy(failure)}${has_state ? ', state' : ''}`;
  const came = received?.received_at ?? refused_at;
  const at = came === undefined ? null : since(came);
  return [
    { ...arrow('authorization-response', 'provider', 'browser', `302 with ${brought}`, at), failed },
    { ...arrow('callback', 'browser', 'claimcheck', 'GET /callback', at), failed },
  ];
}

/** The content of the callback's URL. If a later step failed, there was a code. */
function broughtBy(failure: SeenRun['failure']): string {
  if (failure?.step !== 'authorize') return 'code';
  switch (failure.kind) {
    case 'provider-error':
      return 'error';
    case 'empty-response':
      return 'neither code nor error';
    case 'repeated-parameter':
      return `${failure.parameter} twice`;
    case 'issuer-mismatch':
    case 'unknown-state':
    case 'used-state':
      return 'code';
  }
}

/** A request from the server, and its response. */
function wire(exchange: HttpExchange, run: SeenRun, since: (time: number) => number): Message[] {
  const { method, url, response: answer, fault, started_at, duration } = exchange;
  const kind = kindOf(exchange, run);
  const party = kind === 'ask-cube' ? 'cube' : 'provider';
  const failed = fault !== undefined || (answer?.status ?? 0) >= 400;
  return [
    arrow(kind, 'claimcheck', party, `${method} ${new URL(url).pathname}`, since(started_at)),
    {
      ...arrow(
        'answer',
        party,
        'claimcheck',
        answer ? `${answer.status}` : 'no answer',
        since(started_at + duration),
      ),
      duration,
      failed,
    },
  ];
}

function kindOf({ url, request: { body } }: HttpExchange, run: SeenRun): MessageKind {
  const { profile } = run;
  const { token_endpoint, jwks_uri, userinfo_endpoint, revocation_endpoint } = profile.metadata;
  switch (url) {
    case token_endpoint:
      if (isMachine(run)) return 'machine-request';
      return body?.includes('grant_type=refresh_token') ? 'refresh' : 'token-request';
    case jwks_uri:
      return 'keys';
    case userinfo_endpoint:
      return 'user-info';
    case revocation_endpoint:
      return 'revocation';
    case profile.discovery_url:
      return 'discovery';
  }
  return URL.parse(url)?.origin === URL.parse(profile.cube_url)?.origin ? 'ask-cube' : 'other';
}

const verdict = ({ verification }: SeenRun, since: (time: number) => number): Message[] =>
  verification
    ? [
        {
          ...arrow(
            'verify',
            'claimcheck',
            'claimcheck',
            `Verify: ${verification.verdict}`,
            since(verification.verified_at),
          ),
          failed: verification.verdict === 'invalid',
        },
      ]
    : [];

/** The manual next step for the token, until the user tests it against their Cube. */
function paste(run: SeenRun): Message[] {
  const { transcript, profile } = run;
  const main = mainToken(run);
  const cube = URL.parse(profile.cube_url)?.origin;
  const asked = transcript.some(({ url }) => URL.parse(url)?.origin === cube);
  if (!main || asked) return [];
  return [{ ...arrow('paste', 'browser', 'cube', `Authorization: ${main.name}`, null), ahead: true }];
}
