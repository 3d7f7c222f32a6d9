/** There's no space for a new value. No existing value was removed for it. */
export class StoreFull extends Error {
  override readonly name = 'StoreFull';

  /** `whose`: the limit of the owner, or of all owners together. */
  constructor(readonly whose: 'own' | 'all') {
    super(words[whose]);
  }
}

const words = {
  own: 'This browser has reached its storage limit. Nothing was deleted to make room. Delete sign-ins under History, or profiles, and try again.',
  all: 'Claimcheck has reached its storage limit for all users. Nothing was deleted to make room. Try again later.',
};

/** By name, because Next.js bundles each route separately, so the class exists several times. */
export const isStoreFull = (error: unknown): error is StoreFull =>
  error instanceof Error && error.name === 'StoreFull';
