import type { CubeView } from '@/lib/pre-token/cube-view';
import type { EventUser } from '@/lib/pre-token/event';
import type { HandlerRun } from '@/lib/pre-token/handler-run';
import type { PreTokenReport } from '@/lib/pre-token/report';
import type { Destination } from '@/lib/pre-token/shipping';
import type { TriggerVersion } from '@/lib/pre-token/trigger';

/** The handler and its event as they are typed. `from_file`: the operator's file runs, not what is typed. */
export type WorkbenchDraft = { handler: string; version: TriggerVersion; event: string; from_file: boolean };

/** What is wrong with a draft, a sentence for a field. */
export type WorkbenchProblems = Partial<Record<'handler' | 'event', string>>;

export type WorkbenchRun =
  | {
      ok: true;
      run: Pick<HandlerRun, 'log' | 'log_cut' | 'duration_ms'>;
      report: PreTokenReport;
      /** What the callback would bring in the place of a code; `null` where Cognito got an answer. */
      cognito_error: string | null;
      /** `null` where no id token would be issued. */
      cube: CubeView | null;
    }
  | { ok: false; problems: WorkbenchProblems };

/** Which handler the demo pool runs; `null` while the pool is off. */
export type PoolHandler = { version: TriggerVersion; kind: 'own' | 'typed' | 'file' } | null;

/** Somebody who signs in, for the event. */
export type EventUserChoice = { label: string; user: EventUser };

/** Everything that the page is drawn from. */
export type WorkbenchView = {
  users: EventUserChoice[];
  pool: PoolHandler;
  /** The operator's handler file, where one was named. */
  file: { path: string; version: TriggerVersion; text: string | null } | null;
  destination: Omit<Destination, 'version'>;
  /** Whether `destination` is the pool of the selected profile, not a placeholder. */
  of_profile: string | null;
  /** Unix time in milliseconds, when the page was made. */
  now: number;
};
