import type { ClientAuthentication, Template } from './profile';

/** The Configuration dialog's fields as they are typed: text, nothing checked yet. */
export type ProfileDraft = {
  /** The profile that the dialog was opened on. Saving a read-only one makes an own copy. */
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
  /** Empty keeps the stored secret, where there is one. */
  client_secret: string;
  /** Makes a public client of a confidential one. */
  remove_secret: boolean;
  client_authentication: ClientAuthentication | 'automatic';
  scope: string;
  /** One `name=value` a line. */
  extra_parameters: string;
  cube_url: string;
};

export type DraftField = Exclude<keyof ProfileDraft, 'id' | 'remove_secret'>;

/** What is wrong with a draft, a sentence for each field. */
export type DraftProblems = Partial<Record<DraftField, string>>;
