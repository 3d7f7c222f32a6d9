/** A figure of Claimcheck, with the same figure of its bare counterpart, measured in the same run. */
export type Figure = {
  name: string;
  app: number;
  /** Missing if the bare counterpart has no such part. */
  bare?: number;
  /** The same figure of the least Next.js app, where it shows what part of the ratio any Next.js app has. */
  least_next?: number;
  unit: Unit;
  aim?: Aim;
};

export type Unit = 'ms' | 's' | 'kB' | 'MB' | 'requests' | '/s' | 'shift';

/** The target of a figure, or of its ratio to the bare counterpart. */
export type Aim = { of: 'figure' | 'ratio' } & ({ most: number } | { least: number }) & {
    /** A better value, which isn't required. */
    better?: number;
    /** When it applies. */
    where?: string;
  };

/** `undefined` if there is nothing to divide by. A difference of two figures can be negative, and then there is none. */
export const ratio = ({ app, bare }: Figure): number | undefined => quotient(app, bare);

/** The ratio of the least Next.js app to the bare counterpart. */
export const leastNextRatio = ({ least_next, bare }: Figure): number | undefined =>
  quotient(least_next, bare);

const quotient = (value: number | undefined, bare = 0): number | undefined =>
  value !== undefined && value >= 0 && bare > 0 ? value / bare : undefined;

export const ratioText = (times: number): string => `${times.toFixed(2)} times`;

export function amount(value: number, unit: Unit): string {
  const number = value.toFixed(decimals(value, unit));
  // The score of the Layout Instability API has no unit.
  if (unit === 'shift') return number;
  return unit === 'requests' && value === 1 ? '1 request' : `${number} ${unit}`;
}

function decimals(value: number, unit: Unit): number {
  if (value === 0 || unit === 'requests' || unit === '/s') return 0;
  if (unit === 'shift') return 3;
  // A time below a millisecond would have only one digit.
  return unit === 'ms' && value < 1 ? 2 : 1;
}

/** The value of a figure at which its aim is just met. */
export function limitOf({ aim, bare }: Figure): number | undefined {
  if (!aim) return undefined;
  const limit = limitIn(aim);
  if (aim.of === 'figure') return limit;
  return bare === undefined ? undefined : limit * bare;
}

const limitIn = (aim: Aim): number => ('most' in aim ? aim.most : aim.least);

/** Units that an aim doesn't need. */
const withoutUnit: readonly Unit[] = ['requests', 'shift'];

export function aimText(aim: Aim, unit: Unit): string {
  const suffix = aim.of === 'ratio' ? ' times' : withoutUnit.includes(unit) ? '' : ` ${unit}`;
  return [
    `at ${'most' in aim ? 'most' : 'least'} ${limitIn(aim)}${suffix}`,
    ...(aim.better === undefined ? [] : [`ideally ${aim.better}`]),
    ...(aim.where === undefined ? [] : [aim.where]),
  ].join(', ');
}

/** `undefined` without an aim, or without the ratio that it is for. */
export function isMet(figure: Figure): boolean | undefined {
  const { aim, app } = figure;
  const value = aim?.of === 'ratio' ? ratio(figure) : app;
  if (!aim || value === undefined) return undefined;
  return 'most' in aim ? value <= aim.most : value >= aim.least;
}
