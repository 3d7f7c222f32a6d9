import type { CubeView } from '@/lib/pre-token/cube-view';
import type { EventUser } from '@/lib/pre-token/event';
import type { HandlerRun } from '@/lib/pre-token/handler-run';
import type { InboundReport } from '@/lib/pre-token/inbound/report';
import type { PreTokenReport } from '@/lib/pre-token/report';
import type { Destination } from '@/lib/pre-token/shipping';
import type { TriggerVersion, WorkbenchTrigger } from '@/lib/pre-token/trigger';

/**
 * The handler and its event, as typed. `from_file`: runs the operator's file instead of the typed handler.
 */
export type WorkbenchDraft = {
  handler: string;
  version: WorkbenchTrigger;
  event: string;
  from_file: boolean;
};

/** The problems of a draft, one sentence per field. */
export type WorkbenchProblems = Partial<Record<'handler' | 'event', string>>;

export type WorkbenchRun =
  | {
      ok: true;
      trigger: 'pre-token';
      run: Pick<HandlerRun, 'log' | 'log_cut' | 'duration_ms'>;
      report: PreTokenReport;
      /** The error at the callback instead of a code; `null` if Cognito got a response. */
      cognito_error: string | null;
      /** `null` if no id_token would be issued. */
      cube: CubeView | null;
    }
  | {
      ok: true;
      trigger: 'inbound';
      run: Pick<HandlerRun, 'log' | 'log_cut' | 'duration_ms'>;
      report: InboundReport;
    }
  | { ok: false; problems: WorkbenchProblems };

/** The handler that the demo pool runs; `null` if the pool is off. */
export type PoolHandler = { version: TriggerVersion; kind: 'own' | 'typed' | 'file' } | null;

/** A user for the event. */
export type EventUserChoice = { label: string; user: EventUser };

/** The data of the page. */
export type WorkbenchView = {
  users: EventUserChoice[];
  pool: PoolHandler;
  /** The operator's handler file, if there is one. */
  file: { path: string; version: TriggerVersion; text: string | null } | null;
  destination: Omit<Destination, 'version'>;
  /** The profile that `destination` is from, not a placeholder. */
  of_profile: string | null;
  /** Unix time in milliseconds, when the page was rendered. */
  now: number;
};
