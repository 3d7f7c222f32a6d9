import type { Source } from '@/lib/check';
import type { DraftField } from '@/lib/configure/profile-draft';

/** An authorization request, parameter by parameter. OpenID Connect Core 1.0 §3.1.2.1. */
export type AuthorizationRequest = {
  authorization_endpoint: string;
  parameters: Record<string, string>;
  state: string;
  nonce: string;
  redirect_uri: string;
};

/** One parameter of the request as it is shown, with the configuration field that it came from. */
export type RequestParameter = {
  name: string;
  /** `null` where it is made when Start is pressed. */
  value: string | null;
  /** The field of the Configuration dialog; `null` for what Claimcheck adds. */
  field: DraftField | null;
  /** What it is for, in one sentence. */
  note: string;
  spec: Source;
};
