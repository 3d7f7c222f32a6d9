'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { currentSession } from '@/lib/server/http/current-session';
import { guardAction } from '@/lib/server/http/guard-action';
import { forgetRun as forget, forgetRuns as forgetAll } from '@/lib/server/store/runs';

export async function forgetRun(form: FormData): Promise<void> {
  await guardAction();
  await forget(String(form.get('run')), (await currentSession()).id);
  showRuns(String(form.get('page')));
}

export async function forgetRuns(): Promise<void> {
  await guardAction();
  await forgetAll((await currentSession()).id);
  showRuns('1');
}

function showRuns(page: string): never {
  revalidatePath('/runs');
  redirect(page === '1' ? '/runs' : `/runs?${new URLSearchParams({ page })}`);
}
