'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { requireOwnPage } from '@/lib/server/http/own-page';
import { currentBrowser } from '@/lib/server/http/session';
import { forgetRun as forget, forgetRuns as forgetAll } from '@/lib/server/store/runs';

export async function forgetRun(form: FormData): Promise<void> {
  await requireOwnPage();
  await forget(String(form.get('run')), (await currentBrowser()).id);
  showRuns();
}

export async function forgetRuns(): Promise<void> {
  await requireOwnPage();
  await forgetAll((await currentBrowser()).id);
  showRuns();
}

function showRuns(): never {
  revalidatePath('/runs');
  redirect('/runs');
}
