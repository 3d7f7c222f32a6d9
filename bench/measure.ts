import { aimText, amount, type Figure, isMet, ratio, ratioText } from './figure';
import type { Provider } from './provider';
import type { Server } from './servers';

/** The inputs of a measure. The app, the bare server, and the replicas have their own ports, so all can run at once. */
export type Bench = {
  provider: Provider;
  /** Whether to include what takes more than a few minutes. */
  long: boolean;
  startApp(): Promise<Server>;
  startBare(): Promise<Server>;
  /** Starts one more replica of the team's server, which all have the same URL. */
  startReplica(store_url: string): Promise<Server>;
};

export type Measure = {
  title: string;
  /** The heading of the column next to Claimcheck's. */
  bare: string;
  run(bench: Bench): Promise<Figure[] | Skipped>;
};

/** The reason why a measure can't run on this machine, as a sentence. */
export type Skipped = { skipped: string };

/** What a measure is for, and what it returned. */
export type Result = { title: string; bare: string; outcome: Figure[] | Skipped };

/** The counterpart of most measures. */
export const bareServer = 'a node:http server with openid-client and jose';

/** The middle of the sorted values, the upper one of two. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new Error('There is no median of nothing.');
  return middle;
}

/** A measure's figures as lines of text in columns. */
export function table({ title, bare, outcome }: Result): string {
  const lines = 'skipped' in outcome ? [`  Skipped. ${outcome.skipped}`] : outcome.map(line);
  return [`${title}, compared with ${bare}`, ...lines].join('\n');
}

function line(figure: Figure): string {
  const { name, app, bare, unit } = figure;
  const times = ratio(figure);
  const columns = [
    name.padEnd(38),
    amount(app, unit).padStart(14),
    (bare === undefined ? '' : amount(bare, unit)).padStart(14),
    (times === undefined ? '' : ratioText(times)).padStart(14),
  ];
  return `  ${columns.join('')}${aim(figure)}`.trimEnd();
}

function aim(figure: Figure): string {
  if (!figure.aim) return '';
  return `   ${isMet(figure) ? 'met' : 'missed'}: ${aimText(figure.aim, figure.unit)}`;
}
