import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { singleton } from './singleton';

/** What happens during a request, for the front door, which sees the response last. */
type Note = { storeUnavailable: boolean };

const notes = () => singleton('request-notes', () => new AsyncLocalStorage<Note>());

export function withNote<T>(work: (note: Note) => T): T {
  const note: Note = { storeUnavailable: false };
  return notes().run(note, () => work(note));
}

export function noteStoreUnavailable(): void {
  const note = notes().getStore();
  if (note) note.storeUnavailable = true;
}
