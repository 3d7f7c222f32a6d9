import { useEffect, useState } from 'react';
import { buildEvent } from '@/lib/pre-token/event';
import { buildInboundEvent, type InboundProvider } from '@/lib/pre-token/inbound/event';
import { handlerTemplates } from '@/lib/pre-token/templates';
import {
  sourcesOf,
  type TriggerSource,
  type WorkbenchTrigger,
  workbenchTriggers,
} from '@/lib/pre-token/trigger';
import type {
  PoolHandler,
  WorkbenchDraft,
  WorkbenchProblems,
  WorkbenchRun,
  WorkbenchView,
} from '@/lib/views/lambda';
import { useAction } from '../ui/use-action';

/** Sends a request to the server. Throws if there is no response. */
async function post<T>(path: '/lambda/run' | '/lambda/trigger', draft: WorkbenchDraft | null): Promise<T> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(draft),
  });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()) as T;
}

type Result = Extract<WorkbenchRun, { ok: true }>;

/** The user that the event is about, by position in the view's list. */
type Occasion = {
  version: WorkbenchTrigger;
  source: TriggerSource;
  user: number;
  /** Of inbound federation. */
  provider: InboundProvider;
};

const keptAs = 'claimcheck-handler';

/**
 * The state of the workbench and its actions. Typed text is stored in this browser, so that it survives a
 * reload.
 */
export function useWorkbench(view: WorkbenchView) {
  const [first] = handlerTemplates;
  if (!first) throw new Error('there are templates');
  const [handler, setHandler] = useState(first.handler);
  const [occasion, setOccasion] = useState<Occasion>({
    version: view.file?.version ?? first.version,
    source: 'TokenGeneration_HostedAuth',
    user: 0,
    provider: 'OIDC',
  });
  const [event, setEvent] = useState(() => eventText(view, occasion));
  const [from_file, setFromFile] = useState(view.file !== null);
  const [problems, setProblems] = useState<WorkbenchProblems>({});
  const [ran, setRan] = useState<{ draft: WorkbenchDraft; result: Result } | null>(null);
  const [pool, setPool] = useState(view.pool);
  const [line, setLine] = useState<number | null>(null);
  const { busy, silent, work } = useAction();

  useEffect(() => {
    const kept = read();
    if (!kept) return;
    setHandler(kept.handler);
    setOccasion((before) => ({ ...before, version: kept.version }));
    const source = 'TokenGeneration_HostedAuth';
    setEvent(eventText(view, { version: kept.version, source, user: 0, provider: 'OIDC' }));
  }, [view]);

  function write(text: string, version = occasion.version) {
    setHandler(text);
    setProblems(({ handler: _, ...rest }) => rest);
    keep({ handler: text, version });
  }

  /** The event depends on the selected user and version, so every selection rewrites it. */
  function choose(choice: Partial<Occasion>) {
    const next = { ...occasion, ...choice };
    if (next.version !== 'inbound' && !sourcesOf(next.version).includes(next.source))
      next.source = 'TokenGeneration_HostedAuth';
    setOccasion(next);
    setEvent(eventText(view, next));
    setProblems(({ event: _, ...rest }) => rest);
    keep({ handler, version: next.version });
  }

  /** Replaces the handler and selects the version that it's written for. */
  function take(text: string, version: WorkbenchTrigger) {
    choose({ version });
    setFromFile(false);
    write(text, version);
  }

  const draft: WorkbenchDraft = { handler, version: occasion.version, event, from_file };

  return {
    handler,
    write,
    take,
    occasion,
    choose,
    event,
    writeEvent: (text: string) => {
      setEvent(text);
      setProblems(({ event: _, ...rest }) => rest);
    },
    from_file,
    setFromFile,
    problems,
    /** The last result; `stale` if the handler or the event has changed since. */
    ran: ran && { ...ran, stale: JSON.stringify(ran.draft) !== JSON.stringify(draft) },
    pool,
    line,
    show: (wanted: number) => {
      // Reset first, so that the same line can be selected again.
      setLine(null);
      requestAnimationFrame(() => setLine(wanted));
    },
    silent,
    busy,
    run: () =>
      work(async () => {
        const answer = await post<WorkbenchRun>('/lambda/run', draft);
        if (answer.ok) setRan({ draft, result: answer });
        setProblems(answer.ok ? {} : answer.problems);
      }),
    tryInPool: () => work(async () => setPool(await post<PoolHandler>('/lambda/trigger', draft))),
    putBack: () => work(async () => setPool(await post<PoolHandler>('/lambda/trigger', null))),
  };
}

export type WorkbenchState = ReturnType<typeof useWorkbench>;

function eventText({ users }: WorkbenchView, { version, source, user, provider }: Occasion): string {
  if (version === 'inbound') return JSON.stringify(buildInboundEvent(provider), null, 2);
  const chosen = users[user] ?? users[0];
  return chosen ? JSON.stringify(buildEvent(version, source, chosen.user), null, 2) : '';
}

type Kept = { handler: string; version: WorkbenchTrigger };

// If the browser blocks storage, the handler lasts as long as the page.
function read(): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keptAs) ?? 'null');
    return typeof kept?.handler === 'string' && workbenchTriggers.includes(kept.version) ? kept : null;
  } catch {
    return null;
  }
}

function keep(kept: Kept) {
  try {
    localStorage.setItem(keptAs, JSON.stringify(kept));
  } catch {}
}
