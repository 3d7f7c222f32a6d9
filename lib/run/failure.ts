import type { AuthorizeFailure } from '@/lib/authorize/failure';
import type { ConfigureFailure } from '@/lib/configure/failure';
import type { ExchangeFailure } from '@/lib/exchange/failure';

/** Why a step failed, as data. The provider's part is verbatim. */
export type Failure = ConfigureFailure | AuthorizeFailure | ExchangeFailure;
