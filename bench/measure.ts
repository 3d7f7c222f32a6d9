import { aimText, amount, type Figure, isMet, leastNextRatio, ratio, ratioText, type Unit } from './figure';
import type { Provider } from './provider';
import type { Server } from './servers';

/** The inputs of a measure. Each kind of server has its own port, so all can run at once. */
export type Bench = {
  provider: Provider;
  /** Whether to include what takes more than a few minutes. */
  long: boolean;
  startApp(): Promise<Server>;
  startBare(): Promise<Server>;
  /** Builds it first if there's no build of it. */
  startLeastNext(): Promise<Server>;
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

/** The third column, in the measures that have one. */
export const leastNextApp = 'the least Next.js app for the same job';

/** Whether any of the figures has a third column. */
export const hasLeastNext = (figures: readonly Figure[]): boolean =>
  figures.some(({ least_next }) => least_next !== undefined);

/** A measure's figures as lines of text in columns. */
export function table({ title, bare, outcome }: Result): string {
  if ('skipped' in outcome) return `${title}, compared with ${bare}\n  Skipped. ${outcome.skipped}`;
  const three = hasLeastNext(outcome);
  const others = three ? `${bare}, and ${leastNextApp}` : bare;
  return [`${title}, compared with ${others}`, ...outcome.map((figure) => line(figure, three))].join('\n');
}

function line(figure: Figure, three: boolean): string {
  const { name, app, bare, least_next, unit } = figure;
  const columns = [
    name.padEnd(38),
    column(app, unit),
    column(bare, unit),
    ratioColumn(ratio(figure)),
    ...(three ? [column(least_next, unit), ratioColumn(leastNextRatio(figure))] : []),
  ];
  return `  ${columns.join('')}${aim(figure)}`.trimEnd();
}

const column = (value: number | undefined, unit: Unit): string =>
  (value === undefined ? '' : amount(value, unit)).padStart(14);

const ratioColumn = (times: number | undefined): string =>
  (times === undefined ? '' : ratioText(times)).padStart(14);

function aim(figure: Figure): string {
  if (!figure.aim) return '';
  return `   ${isMet(figure) ? 'met' : 'missed'}: ${aimText(figure.aim, figure.unit)}`;
}
