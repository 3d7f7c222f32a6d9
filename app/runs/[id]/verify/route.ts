import { currentSession } from '@/lib/server/http/current-session';
import { seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { verifyRun } from '@/lib/server/login/verify';
import { readClockTolerance } from '@/lib/verify/clock-tolerance';

/** Verify. The result depends on the time, so every click verifies again. */
export const POST = route(async (request, { params }: RouteContext<'/runs/[id]/verify'>) => {
  const { id } = await params;
  // A script may send no form.
  const form = await request.formData().catch(() => null);
  const tolerance = readClockTolerance(String(form?.get('clock_tolerance') ?? '')) ?? 0;
  await verifyRun(id, (await currentSession()).id, tolerance);
  // Verify again is below the checks, so it returns to them.
  const place = form?.has('clock_tolerance') ? '?show=checks#verify' : '';
  return seeOther(`/runs/${encodeURIComponent(id)}${place}`);
});
