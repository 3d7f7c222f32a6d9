'use server';

import { z } from 'zod';
import { failureKind, providerAnswer } from '@/components/ui/provider-answer';
import { explainConfigure } from '@/lib/configure/explain';
import { guardAction } from '@/lib/server/http/guard-action';
import { lookAtProvider } from '@/lib/server/outbound/look-at-provider';
import type { LookedAt } from '@/lib/views/provider';

/** Look: always sends a request, because the current document matters. */
export async function look(input: { url: string }): Promise<LookedAt> {
  await guardAction();
  const looked = await lookAtProvider(z.string().catch('').parse(input?.url));
  if (looked.ok) return looked;
  const { failure } = looked;
  return {
    ok: false,
    explanation: explainConfigure(failure),
    kind: failureKind(failure),
    answer: providerAnswer(failure),
  };
}
