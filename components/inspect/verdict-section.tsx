import { ColouredToken } from '@/components/token/coloured-token';
import { JudgedToken } from '@/components/token/judged-token';
import { tally, VerdictBadge, verdictMeanings } from '@/components/token/verdict';
import { Expiry } from '@/components/ui/distance';
import { ExplanationBox } from '@/components/ui/explanation-box';
import { utc } from '@/lib/text/time';
import { visibleText } from '@/lib/text/visible-text';
import type { InspectionDraft } from '@/lib/verify/inspection';
import type { Inspection } from './use-inspection';

type Props = {
  inspection: Inspection;
  /** Unix time in milliseconds. */
  now: number;
};

/** The result, its checks, and the decoded token. Before Verify, only the token. */
export function VerdictSection({ inspection, now }: Props) {
  const { subject, judged, fetched } = inspection;
  if (subject.token === null) return null;
  const { decoded } = subject.token;
  const exp = decoded.payload?.object?.exp;
  return (
    <section
      aria-label={judged ? 'Verification' : 'Decoded token'}
      data-section="verification"
      data-clock-tolerance={judged?.draft.clock_tolerance}
      data-verdict={judged?.result.verdict}
      className="min-w-0 scroll-mt-16 space-y-3"
    >
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1.5 text-muted">
        <h2 className="text-[0.9375rem] font-semibold text-ink">{judged ? 'Verification' : 'Decoded'}</h2>
        {judged && (
          <>
            <VerdictBadge verdict={judged.result.verdict} />
            <span>{tally(judged.result.checks)}</span>
          </>
        )}
        {typeof exp === 'number' && <Expiry at={exp} now={now} />}
      </div>
      {fetched?.ok === false && (
        <ExplanationBox explanation={fetched.explanation} kind={fetched.kind} answer={fetched.answer} />
      )}
      {judged && <Meaning judged={judged} />}
      <ColouredToken token={subject.token.token} />
      <JudgedToken checks={judged?.result.checks} decoded={decoded} now={now} />
    </section>
  );
}

/** What the result means, which values were expected, and whether the fields have changed since. */
function Meaning({ judged: { draft, result, stale } }: { judged: NonNullable<Inspection['judged']> }) {
  return (
    <>
      <p>
        {verdictMeanings[result.verdict]}{' '}
        <span className="wrap-anywhere text-muted">
          {visibleText(heldAgainst(draft))} Verified at {utc(result.verified_at)}.
        </span>
      </p>
      {stale && (
        <p role="status" data-note="stale" className="rounded-md border border-warn bg-warn-soft px-3 py-2">
          Settings changed since the last verification. Select <b>Verify</b> to update the result.
        </p>
      )}
    </>
  );
}

function heldAgainst({ token_use, issuer, client_id, clock_tolerance }: InspectionDraft): string {
  const kind = token_use === 'id' ? 'ID token' : 'access token';
  const from = issuer.trim() === '' ? 'no expected issuer' : `issuer ${issuer.trim()}`;
  const client = client_id.trim() === '' ? 'no expected client' : `client ${client_id.trim()}`;
  return `Expected: ${kind}, ${from}, ${client}, clock tolerance ${clock_tolerance.trim() || '0'} s.`;
}
