import type { Actions } from '@/lib/views/flow';
import { chooseCopied, chooseLook, discover, saveProfile, selectProfile, undoSave } from './actions';

/** Server actions of the sign-in pages. */
export const flowActions: Actions = {
  discover,
  saveProfile,
  selectProfile,
  undoSave,
  chooseCopied,
  chooseLook,
};
