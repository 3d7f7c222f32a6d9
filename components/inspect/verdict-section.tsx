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

/** The verdict, the checks that make it, and the token itself; before Verify, the token alone. */
export function VerdictSection({ inspection, now }: Props) {
  const { subject, judged, fetched } = inspection;
  if (subject.token === null) return null;
  const { decoded } = subject.token;
  const exp = decoded.payload?.object?.exp;
  return (
    <section
      aria-label="Verify"
      data-section="verification"
      data-clock-tolerance={judged?.draft.clock_tolerance}
      data-verdict={judged?.result.verdict}
      className="min-w-0 scroll-mt-16 space-y-3"
    >
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1.5 text-muted">
        <h2 className="text-[0.9375rem] font-semibold text-ink">Verify</h2>
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
      <JudgedToken checks={judged?.result.checks} decoded={decoded} now={now} />
    </section>
  );
}

/** What the verdict says, of what, and whether the fields still ask for the same. */
function Meaning({ judged: { draft, result, stale } }: { judged: NonNullable<Inspection['judged']> }) {
  return (
    <>
      <p>
        {verdictMeanings[result.verdict]}{' '}
        <span className="wrap-anywhere text-muted">
          {visibleText(heldAgainst(draft))} Checked at {utc(result.verified_at)}.
        </span>
      </p>
      {stale && (
        <p role="status" data-note="stale" className="rounded-md border border-warn bg-warn-soft px-3 py-2">
          The fields were changed after these checks. Press Verify to have them made again.
        </p>
      )}
    </>
  );
}

function heldAgainst({ token_use, issuer, client_id, clock_tolerance }: InspectionDraft): string {
  const kind = token_use === 'id' ? 'an ID token' : 'an access token';
  const from = issuer.trim() === '' ? 'no issuer was given' : `issuer ${issuer.trim()}`;
  const client = client_id.trim() === '' ? 'no client id was given' : `client ${client_id.trim()}`;
  return `Judged as ${kind}: ${from}, ${client}, clock tolerance ${clock_tolerance.trim() || '0'} s.`;
}
