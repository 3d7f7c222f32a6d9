import type { Provider } from './provider';
import type { App, Server } from './servers';

/** A figure of Claimcheck, with the same figure of its underlying libraries, measured in the same run. */
export type Figure = {
  name: string;
  app: number;
  /** Missing if the bare counterpart has no such part. */
  bare?: number;
  unit: 'ms' | 'kB' | 'MB' | 'requests' | '/s';
  /** The target. */
  aim?: string;
};

/** The inputs of a measure. The app and the bare server share a port, so only one can run at a time. */
export type Bench = {
  provider: Provider;
  /** The URL that the provider redirects a browser to. */
  callback_url: string;
  startApp(): Promise<App>;
  startBare(): Promise<Server>;
};

export type Measure = {
  title: string;
  /** The heading of the column next to Claimcheck's. */
  bare: string;
  run(bench: Bench): Promise<Figure[]>;
};

/** The middle of the sorted values, the upper one of two. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new Error('There is no median of nothing.');
  return middle;
}

/** A measure's figures as lines of text in columns. */
export function table({ title, bare }: Measure, figures: readonly Figure[]): string {
  return [`${title}, compared with ${bare}`, ...figures.map(line)].join('\n');
}

function line({ name, app, bare, unit, aim }: Figure): string {
  const beside = bare === undefined ? '' : amount(bare, unit);
  const ratio = bare === undefined ? '' : `${(app / bare).toFixed(2)} times`;
  const columns = [name.padEnd(36), amount(app, unit).padStart(14), beside.padStart(14), ratio.padStart(14)];
  return `  ${columns.join('')}${aim ? `   (${aim})` : ''}`.trimEnd();
}

const amount = (value: number, unit: Figure['unit']) =>
  unit === 'requests' ? `${value} ${unit}` : `${value.toFixed(decimals(value, unit))} ${unit}`;

/** A time below a millisecond would have only one digit. */
function decimals(value: number, unit: Figure['unit']): number {
  if (unit === '/s') return 0;
  return unit === 'ms' && value < 1 ? 2 : 1;
}
