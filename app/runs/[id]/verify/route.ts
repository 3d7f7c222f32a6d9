import { z } from 'zod';
import { refused, seeOther } from '@/lib/server/answers';
import { verifyRun } from '@/lib/server/login/verify';
import { currentBrowser } from '@/lib/server/session';

/** Seconds. Nobody's clocks are an hour apart by accident, and a token that old is expired. */
const clockTolerance = z.coerce.number().int().min(0).max(3600).catch(0);

/** Verify was pressed: the verdict is of now, so pressing again asks again. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/runs/[id]/verify'>,
): Promise<Response> {
  const refusal = refused(request);
  if (refusal) return refusal;
  const { id } = await params;
  // A script may send no form at all.
  const form = await request.formData().catch(() => null);
  const tolerance = clockTolerance.parse(form?.get('clock_tolerance'));
  await verifyRun(id, (await currentBrowser()).id, tolerance);
  return seeOther(`/runs/${encodeURIComponent(id)}#verify`);
}
