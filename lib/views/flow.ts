import type { RequestParameter } from '@/lib/authorize/authorization-request';
import type { Addresses } from '@/lib/configure/discovery-document';
import type { DraftProblems, ProfileDraft } from '@/lib/configure/profile/draft';
import type { VisibleProfile } from '@/lib/configure/profile/profile';
import type { EnvLine } from '@/lib/cube/env-text';
import type { Replay } from '@/lib/cube/outcome';
import type { Check } from '@/lib/oidc/check';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import type { Failure } from '@/lib/run/failure';
import type { Run, Way } from '@/lib/run/run';
import type { RunSummary } from '@/lib/run/summary';
import type { VisibleRun } from '@/lib/run/visible-run';
import type { ClaimChange } from '@/lib/verify/claim-diff';
import type { TokenOwner } from '@/lib/verify/token-owner';

/** Parts that the server only renders on request, with `?show=checks`. */
export const foldedParts = ['request', 'help', 'machine', 'response', 'checks', 'paste', 'session'] as const;
export type FoldedPart = (typeof foldedParts)[number];

/** The tabs below the steps, selected with `?tab=json`. */
export const tabs = ['claims', 'json', 'token', 'log'] as const;
export type Tab = (typeof tabs)[number];

/** How the claims changed since the profile's previous sign-in. */
export type SinceLast = {
  /** Changes that are about the user or the configuration. */
  changes: ClaimChange[];
  /** The number of claims that differ in any two tokens. */
  always: number;
  /** When the earlier sign-in started. Unix time in milliseconds. */
  at: number;
};

/** The data of the sign-in pages. */
export type FlowView = {
  shown: readonly FoldedPart[];
  /** `null` if the URL has none. */
  tab: Tab | null;
  /** The user of the token, from its claims. */
  owner?: TokenOwner;
  /** `exp` and `iat` of the current id_token. Unix times in seconds. */
  expires_at?: number;
  issued_at?: number;
  since?: SinceLast;
  /** A profile was just saved. `undo` restores what it replaced. */
  saved?: { undo: string | null };
  /** The profile of the run, or the selected one. */
  profile: VisibleProfile;
  /** The run's profile with later changes, for the Configuration dialog, so that those aren't lost. */
  profile_now?: VisibleProfile;
  profiles: { id: string; name: string }[];
  /** Saved profiles couldn't be read and were set aside. */
  profiles_damaged?: boolean;
  /** The URL names a profile that doesn't exist. */
  profile_gone?: boolean;
  /** The profile's newest run with an id_token, on the page before Start. */
  last_login?: RunSummary;
  metadata?: ProviderMetadata;
  /** Why the profile's metadata couldn't be fetched. */
  configure_failure?: Failure;
  /** The authorization request: a run's as it was sent, or a preview. */
  request?: { authorization_endpoint: string; parameters: RequestParameter[] };
  way: Way;
  run?: VisibleRun;
  /** A callback that doesn't belong to a run of this browser. */
  refused?: Failure;
  /** How the profile's Cube handles the id_token, after verification. */
  cube?: CubeView;
  /** The user selected Next, so Verify is open. */
  verify_open: boolean;
  /** The HTTP log shows the code and the tokens, because the user revealed them. */
  revealed: boolean;
  /** The default for Copy. */
  copied: CopiedToken;
  callback_url: string;
  /** Where a provider redirects the browser after a sign-out. */
  signed_out_url: string;
  /**
   * The demo pool's own Launch Hosted UI and logout links, and its settings page, if the profile is the demo
   * pool's.
   */
  demo_pool?: {
    launch_url: string;
    logout_url: string;
    page_url: string;
    /** Label of the simulated fault. */
    fault: string | null;
    /** Faults that can be simulated. */
    faults: readonly { id: string; label: string; shows: string }[];
  };
  look: Look;
  /** When the page was rendered. Unix time in milliseconds. */
  now: number;
};

export type CopiedToken = 'id_token' | 'access_token';

export type CubeView = {
  /** The token for Cube. */
  token: string;
  token_name: CopiedToken;
  replay: Replay;
  /** The recommended .env for this profile and token. */
  fitting: EnvLine[];
  /** The path that the model filters by, as typed; empty if the profile has none. */
  filter: string;
  /** The profile has no Cube settings, so the prediction is for the recommended .env. */
  assumed: boolean;
  cube_url: string;
  /** In Cube's JSON query format; `null` if the profile has none. */
  query: Record<string, unknown> | null;
  /** The latest response of the running Cube to this token. */
  answer?: NonNullable<Run['cube']>;
};

export type Theme = 'system' | 'light' | 'dark';

/** The appearance of pages in this browser. `presenter`: larger text, and private data hidden. */
export type Look = { theme: Theme; presenter: boolean };

/**
 * The result of Use Discovery Document. `notes` describe how the input was interpreted, and things to check.
 */
export type Discovered =
  | { ok: true; discovery_url: string; metadata: ProviderMetadata; notes: Check[] }
  /** The usable part of the document (`usable`), or all of a document of another issuer (`found`). */
  | { ok: false; failure: Failure; usable?: Addresses; found?: Addresses };

/** `undo` restores the replaced profile; `null` if there was none. */
export type Saved = { ok: true; id: string; undo: string | null } | { ok: false; problems: DraftProblems };

/** Server actions of the page. */
export type Actions = {
  discover: (input: { discovery_url: string }) => Promise<Discovered>;
  saveProfile: (draft: ProfileDraft) => Promise<Saved>;
  /** Form field `profile`. */
  selectProfile: (form: FormData) => Promise<void>;
  /** Form field `ticket`. */
  undoSave: (form: FormData) => Promise<void>;
  /** Form field `theme` or `presenter`. */
  chooseLook: (form: FormData) => Promise<void>;
  /** Form field `copied`. */
  chooseCopied: (form: FormData) => Promise<void>;
};
