import type { Source } from '@/lib/check';

/** Something that goes wrong at the provider and never comes back to the app. */
export type Beforehand = { symptom: string; cause: string; fix: string; source: Source };
