import 'server-only';
import { readFile, stat } from 'node:fs/promises';
import { handlerLimits } from '@/lib/pre-token/handler-run';

/** The source of a handler: typed into a page, sent by a script, or a file of the operator's. */
export type HandlerSource = { kind: 'typed'; code: string } | { kind: 'file'; path: string };

/** The handler's text, for line numbers in findings; `null` if it can't be read or is too long for a page. */
export async function textOf(source: HandlerSource): Promise<string | null> {
  if (source.kind === 'typed') return source.code;
  try {
    const { size } = await stat(source.path);
    return size > handlerLimits.handler_length ? null : await readFile(source.path, 'utf8');
  } catch {
    return null;
  }
}
