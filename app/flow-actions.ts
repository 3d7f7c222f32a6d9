import type { Actions } from '@/lib/views/flow';
import { chooseCopied, chooseLook, discover, saveProfile, selectProfile, undoSave } from './actions';

/** The server's side of the sign-in pages' forms. */
export const flowActions: Actions = {
  discover,
  saveProfile,
  selectProfile,
  undoSave,
  chooseCopied,
  chooseLook,
};
