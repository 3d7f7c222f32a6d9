'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { currentSession } from '@/lib/server/http/current-session';
import { guardAction } from '@/lib/server/http/guard-action';
import { forgetRun as forget, forgetRuns as forgetAll } from '@/lib/server/store/runs';

export async function forgetRun(form: FormData): Promise<void> {
  await guardAction();
  await forget(String(form.get('run')), (await currentSession()).id);
  showRuns();
}

export async function forgetRuns(): Promise<void> {
  await guardAction();
  await forgetAll((await currentSession()).id);
  showRuns();
}

function showRuns(): never {
  revalidatePath('/runs');
  redirect('/runs');
}
