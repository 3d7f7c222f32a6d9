import { useState, useTransition } from 'react';
import { readWebUrl, urlRule } from '@/lib/oidc/web-url';
import { excerpt } from '@/lib/text/excerpt';
import { unwrap } from '@/lib/text/unwrap';
import { type InspectionDraft, type InspectionProblems, readInspection } from '@/lib/verify/inspection';
import { kindOf } from '@/lib/verify/token-kind';
import type { Fetched, FoundKeys, InspectActions, Judged } from '@/lib/views/inspect';
import { useToken } from './use-token';

/** The fields beside the token, as they are typed. */
export type Typed = Omit<InspectionDraft, 'token' | 'token_use'> & { token_use: 'auto' | 'id' | 'access' };

/** Whose keys the token is verified with. */
export type KeyOrigin = 'issuer' | 'given';

/** Who would be asked for keys, and where, or why nobody can be. */
export type Asked = { issuer: string; host: string } | { issuer: string; problem: string };

const untouched: Typed = {
  keys: '',
  issuer: '',
  client_id: '',
  nonce: '',
  token_use: 'auto',
  clock_tolerance: '0',
  algorithms: '',
};

type Fetching = { issuer: string; result: Fetched };
type Judging = { draft: InspectionDraft; result: Extract<Judged, { ok: true }> };

/** The state of Inspect, and its two deeds. Nothing that an answer brings touches what was typed. */
export function useInspection({ fetchKeys, judge }: InspectActions) {
  const subject = useToken();
  const [typed, setTyped] = useState(untouched);
  const [origin, setOrigin] = useState<KeyOrigin>('issuer');
  const [fetching, setFetching] = useState<Fetching | null>(null);
  const [judging, setJudging] = useState<Judging | null>(null);
  const [problems, setProblems] = useState<InspectionProblems>({});
  const [silent, setSilent] = useState(false);
  const [busy, startWork] = useTransition();

  const { token } = subject;
  const kind = token ? kindOf(token.decoded, token.name) : 'id';
  const iss = token?.decoded.payload?.object?.iss;
  const asked = whomToAsk(unwrap(typed.issuer) || (typeof iss === 'string' ? iss : ''), token !== null);
  // Keys of another issuer than the one in question are as good as none.
  const fetched = fetching?.issuer === asked.issuer ? fetching.result : null;

  function draftWith(found: FoundKeys | null, from: KeyOrigin): InspectionDraft {
    const own = from === 'issuer' ? found : null;
    return {
      ...typed,
      token: token?.token ?? '',
      token_use: typed.token_use === 'auto' ? kind : typed.token_use,
      keys: from === 'given' ? typed.keys : (own?.jwks ?? ''),
      issuer: own?.issuer ?? typed.issuer,
      algorithms: typed.algorithms.trim() || (own?.algorithms.join(' ') ?? ''),
    };
  }
  const draft = draftWith(fetched?.ok ? fetched.found : null, origin);

  async function judgeDraft(wanted: InspectionDraft) {
    const read = readInspection(wanted);
    const result = read.ok ? await judge(wanted) : read;
    setProblems(result.ok ? keysProblem(result.keys_problem) : result.problems);
    if (result.ok) setJudging({ draft: wanted, result });
  }

  const work = (deed: () => Promise<void>) =>
    startWork(async () => {
      setSilent(false);
      try {
        await deed();
      } catch {
        setSilent(true);
      }
    });

  return {
    subject,
    typed,
    change: (changes: Partial<Typed>) => {
      setTyped((before) => ({ ...before, ...changes }));
      setProblems((before) => without(before, Object.keys(changes)));
    },
    origin,
    setOrigin: (next: KeyOrigin) => {
      setOrigin(next);
      setProblems((before) => without(before, ['keys']));
    },
    has_keys: draft.keys.trim() !== '',
    kind,
    asked,
    fetched,
    problems,
    silent,
    busy,
    /** The last verdict on this very token; `stale` where the fields say something else by now. */
    judged:
      judging !== null && judging.draft.token === token?.token
        ? { ...judging, stale: !isSame(judging.draft, draft) }
        : null,
    fetchKeys: () =>
      work(async () => {
        const result = await fetchKeys({ issuer: asked.issuer });
        setFetching({ issuer: asked.issuer, result });
        setOrigin('issuer');
        if (result.ok && token) await judgeDraft(draftWith(result.found, 'issuer'));
      }),
    judge: () => work(() => judgeDraft(draft)),
  };
}

export type Inspection = ReturnType<typeof useInspection>;

const without = (problems: InspectionProblems, names: string[]): InspectionProblems =>
  Object.fromEntries(Object.entries(problems).filter(([name]) => !names.includes(name)));

const isSame = (one: InspectionDraft, other: InspectionDraft): boolean =>
  (Object.keys(one) as (keyof InspectionDraft)[]).every((name) => one[name] === other[name]);

const keysProblem = (problem: string | null): InspectionProblems =>
  problem === null ? {} : { keys: problem };

function whomToAsk(issuer: string, has_token: boolean): Asked {
  if (issuer === '') {
    const problem = has_token
      ? 'The token names no issuer that could be asked. Give one below.'
      : 'Paste a token first: it names its issuer.';
    return { issuer, problem };
  }
  const read = readWebUrl(issuer);
  return read.ok
    ? { issuer, host: read.url.host }
    : {
        issuer,
        problem: `"${excerpt(issuer, 100)}" cannot be asked: the issuer must ${urlRule[read.fault]}.`,
      };
}
