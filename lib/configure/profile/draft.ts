import type { ClientAuthentication, Template } from './profile';

/** The fields of the Configuration dialog, as typed and unchecked. */
export type ProfileDraft = {
  /** The profile that the dialog was opened with. Saving a read-only profile creates a copy. */
  id: string;
  name: string;
  template: Template;
  discovery_url: string;
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  jwks_uri: string;
  userinfo_endpoint: string;
  end_session_endpoint: string;
  client_id: string;
  /** Empty keeps the stored secret, if there is one. */
  client_secret: string;
  /** Turns a confidential client into a public one. */
  remove_secret: boolean;
  client_authentication: ClientAuthentication | 'automatic';
  scope: string;
  /** One `name=value` per line. */
  extra_parameters: string;
  cube_url: string;
};

export type DraftField = Exclude<keyof ProfileDraft, 'id' | 'remove_secret'>;

/** The problems of a draft, one sentence per field. */
export type DraftProblems = Partial<Record<DraftField, string>>;
