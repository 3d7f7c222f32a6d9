import { type ComponentType, lazy } from 'react';

/** A part of the page whose code is loaded when it’s first drawn. It belongs in a Suspense. */
export const later = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => ({ default: await load() }));
