import { useEffect, useState } from 'react';
import { readWebUrl, urlRule } from '@/lib/oidc/web-url';
import { excerpt } from '@/lib/text/excerpt';
import { unwrap } from '@/lib/text/unwrap';
import { type InspectionDraft, type InspectionProblems, readInspection } from '@/lib/verify/inspection';
import { keyMismatch } from '@/lib/verify/keys/key-mismatch';
import { knownIssuerOf } from '@/lib/verify/known-issuer';
import { sampleFields, sampleToken } from '@/lib/verify/sample-token';
import { kindOf } from '@/lib/verify/token-kind';
import type { Fetched, FoundKeys, InspectActions, Judged, KnownIssuer } from '@/lib/views/inspect';
import { useAction } from '../ui/use-action';
import { tokenIn } from './shared-token';
import { useToken } from './use-token';

/** The fields besides the token, as typed. */
export type Typed = Omit<InspectionDraft, 'token' | 'token_use'> & { token_use: 'auto' | 'id' | 'access' };

/** The source of the keys. */
export type KeyOrigin = 'issuer' | 'given';

/** The issuer and host for the keys, or why they can't be fetched. */
export type KeyIssuer = { issuer: string; host: string } | { issuer: string; problem: string };

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

/** The state of Inspect and its actions. A response never changes what you typed. */
export function useInspection({ fetchKeys, judge }: InspectActions, known: readonly KnownIssuer[]) {
  const subject = useToken();
  const [typed, setTyped] = useState(untouched);
  // Until the user selects a profile, it's the one that the token was issued for.
  const [automatic, setAutomatic] = useState(true);
  const [origin, setOrigin] = useState<KeyOrigin>('issuer');
  const [fetching, setFetching] = useState<Fetching | null>(null);
  const [judging, setJudging] = useState<Judging | null>(null);
  const [problems, setProblems] = useState<InspectionProblems>({});
  const { busy, silent, work } = useAction();

  const { token } = subject;
  const kind = token ? kindOf(token.decoded, token.name) : 'id';
  const claims = token?.decoded.payload?.object;
  const iss = claims?.iss;
  const matched = automatic ? knownIssuerOf(claims, known) : undefined;
  const asked = whomToAsk(unwrap(typed.issuer) || (typeof iss === 'string' ? iss : ''), token !== null);
  // Ignores keys of a different issuer.
  const fetched = fetching?.issuer === asked.issuer ? fetching.result : null;

  function draftWith(found: FoundKeys | null, from: KeyOrigin): InspectionDraft {
    const own = from === 'issuer' ? found : null;
    return {
      ...typed,
      token: token?.token ?? '',
      token_use: typed.token_use === 'auto' ? kind : typed.token_use,
      keys: from === 'given' ? typed.keys : (own?.jwks ?? ''),
      issuer: own?.issuer ?? (typed.issuer || (matched?.issuer ?? '')),
      client_id: typed.client_id || (matched?.client_id ?? ''),
      algorithms: typed.algorithms.trim() || (own?.algorithms.join(' ') ?? ''),
    };
  }
  const draft = draftWith(fetched?.ok ? fetched.found : null, origin);

  async function judgeDraft(wanted: InspectionDraft) {
    const mismatch = keyMismatch(token?.decoded.header.object?.alg, wanted.keys);
    if (mismatch !== null) return setProblems({ keys: mismatch });
    const read = readInspection(wanted);
    const result = read.ok ? await judge(wanted) : read;
    setProblems(result.ok ? keysProblem(result.keys_problem) : result.problems);
    if (result.ok) setJudging({ draft: wanted, result });
  }

  const { setText } = subject;
  useEffect(() => {
    const open = () => {
      const shared = tokenIn(window.location.hash);
      if (shared !== null) setText(shared);
    };
    open();
    window.addEventListener('hashchange', open);
    return () => window.removeEventListener('hashchange', open);
  }, [setText]);

  return {
    subject,
    typed,
    matched,
    /** Fills in the issuer and the client of a profile, or clears them. */
    chooseProfile: (profile: KnownIssuer | undefined) => {
      setAutomatic(false);
      setTyped((before) => ({
        ...before,
        issuer: profile?.issuer ?? '',
        client_id: profile?.client_id ?? '',
      }));
    },
    showSample: () => {
      setText(sampleToken);
      setTyped({ ...untouched, ...sampleFields });
      setOrigin('given');
      setProblems({});
    },
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
    /** The last result for this token; `stale` if the fields have changed since. */
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

function whomToAsk(issuer: string, has_token: boolean): KeyIssuer {
  if (issuer === '') {
    const problem = has_token
      ? 'The token has no issuer. Enter one below.'
      : 'Paste a token to find its issuer.';
    return { issuer, problem };
  }
  const read = readWebUrl(issuer);
  return read.ok
    ? { issuer, host: read.url.host }
    : {
        issuer,
        problem: `Can’t fetch keys from “${excerpt(issuer, 100)}”. The issuer must ${urlRule[read.fault]}.`,
      };
}
