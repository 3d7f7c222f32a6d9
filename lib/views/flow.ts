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

/** What the server draws only when the page's URL asks for it, as in `?show=checks`. */
export const foldedParts = ['request', 'help', 'machine', 'response', 'checks', 'paste', 'session'] as const;
export type FoldedPart = (typeof foldedParts)[number];

/** What is shown below the steps, as in `?tab=json`. */
export const tabs = ['claims', 'json', 'token', 'log'] as const;
export type Tab = (typeof tabs)[number];

/** What changed in the claims since the profile's sign-in before this one. */
export type SinceLast = {
  /** Changes that say something about the user or the configuration. */
  changes: ClaimChange[];
  /** How many claims differ in any two tokens. */
  always: number;
  /** When the earlier sign-in started. Unix time in milliseconds. */
  at: number;
};

/** Everything that the sign-in pages are drawn from. */
export type FlowView = {
  shown: readonly FoldedPart[];
  /** `null` where the URL names none. */
  tab: Tab | null;
  /** Whose token it is, as its claims name the user. */
  owner?: TokenOwner;
  /** `exp` and `iat` of the id_token in hand. Unix times in seconds. */
  expires_at?: number;
  issued_at?: number;
  since?: SinceLast;
  /** A profile was saved just now. `undo` brings back what it replaced. */
  saved?: { undo: string | null };
  /** The profile of the run, or the selected one. */
  profile: VisibleProfile;
  /** The profile of the run as it is now, for the Configuration dialog: what was saved since must not be lost. */
  profile_now?: VisibleProfile;
  profiles: { id: string; name: string }[];
  /** Saved profiles could not be read, and were set aside. */
  profiles_damaged?: boolean;
  /** The URL named a profile that isn't there. */
  profile_gone?: boolean;
  /** The profile's newest run with an id_token, on the page before Start. */
  last_login?: RunSummary;
  metadata?: ProviderMetadata;
  /** Why the profile's metadata couldn't be fetched. */
  configure_failure?: Failure;
  /** The authorization request: of the run as it was sent, or as Start would send it. */
  request?: { authorization_endpoint: string; parameters: RequestParameter[] };
  way: Way;
  run?: VisibleRun;
  /** A callback that belongs to no run of this browser. */
  refused?: Failure;
  /** What the Cube of the profile makes of the id_token, once it is verified. */
  cube?: CubeView;
  /** Next was pressed: Verify is open. */
  verify_open: boolean;
  /** The transcript shows the code and the tokens, since the user asked for it. */
  revealed: boolean;
  /** What Copy copies. */
  copied: CopiedToken;
  callback_url: string;
  /** Where a provider sends the browser after a sign-out. */
  signed_out_url: string;
  /** The demo pool's own Launch Hosted UI and logout links, and its page of settings, where the profile is the demo pool. */
  demo_pool?: {
    launch_url: string;
    logout_url: string;
    page_url: string;
    /** Label of the fault that the pool simulates now. */
    fault: string | null;
    /** What can be simulated. */
    faults: readonly { id: string; label: string; shows: string }[];
  };
  look: Look;
  /** Unix time in milliseconds, when the page was made. */
  now: number;
};

export type CopiedToken = 'id_token' | 'access_token';

export type CubeView = {
  /** The token that Cube is meant to get. */
  token: string;
  token_name: CopiedToken;
  replay: Replay;
  /** The recommended .env for this profile and token. */
  fitting: EnvLine[];
  /** What the model filters by, as typed; empty where the profile doesn't say. */
  filter: string;
  /** The profile has no Cube settings, so the prediction is for the recommended .env. */
  assumed: boolean;
  cube_url: string;
  /** In Cube's JSON query format; `null` where the profile has none. */
  query: Record<string, unknown> | null;
  /** What the running Cube answered to this very token, when it was tested last. */
  answer?: NonNullable<Run['cube']>;
};

export type Theme = 'system' | 'light' | 'dark';

/** How every page looks in this browser. `presenter`: large type, and what is private covered. */
export type Look = { theme: Theme; presenter: boolean };

/** What Use Discovery Document answers. `notes` say what was made of the input, and what is worth a look. */
export type Discovered =
  | { ok: true; discovery_url: string; metadata: ProviderMetadata; notes: Check[] }
  /** What the document has all the same: a part of it (`usable`), or all, but of another issuer (`found`). */
  | { ok: false; failure: Failure; usable?: Addresses; found?: Addresses };

/** `undo` brings back the profile that was replaced, `null` where none was. */
export type Saved = { ok: true; id: string; undo: string | null } | { ok: false; problems: DraftProblems };

/** The server's side of the page's forms. */
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
