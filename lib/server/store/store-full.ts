/** A new value found no room. Nothing of what was kept before has gone for it. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull';

  /** `whose`: the owner keeps as much as one may, or all owners together do. */
  constructor(readonly whose: 'own' | 'all') {
    super(words[whose]);
  }
}

const words = {
  own: 'This browser already keeps as much as it may. Nothing was deleted to make room. Delete sign-ins under History, or profiles, and try again.',
  all: 'Claimcheck keeps as much as it may for all of its users. Nothing was deleted to make room. Try again later.',
};

/** By its name: Next.js bundles each route apart, so that the class exists several times over. */
export const isStoreFull = (error: unknown): error is StoreFull =>
  error instanceof Error && error.name === 'StoreFull';
