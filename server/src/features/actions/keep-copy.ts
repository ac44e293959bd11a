import type { ChangeAnnotation } from 'vscode-languageserver-protocol';
import { stopIfCancelled } from '../context.js';
import { othersThan, withoutCopies } from '../keeping.js';
import { Snapshot } from '../snapshot.js';
import { draftEdit } from './draft-edit.js';
import type { Fix } from './fix.js';

const differing: ChangeAnnotation = {
  label: 'Copies that differ from the one that is kept',
  description: 'what they say otherwise goes with them',
  needsConfirmation: true,
};

/**
 * Keeps a copy, often the later one, and removes the others from all notes. Where these equal it, near copies stay;
 * where all differ from it, every one is asked about.
 */
export const keepCopy: Fix = {
  name: 'keepCopy',

  offerOn: ({ client }, { copy, repeat }) => {
    const { copies, isExact } = othersThan(copy, repeat);
    if (copies.length === 0 || !(isExact || client.annotatedEdits)) return undefined;
    if (!isExact) return { title: 'Keep this copy and remove the others, which differ…' };
    const isAll = copies.length === repeat.copies.length - 1;
    return { title: `Keep this copy and remove the other${isAll ? 's' : ' exact copies'}` };
  },

  edit: async (context, { uri, start, end }, token) => {
    for (const repeat of context.notes.repeats(uri)) {
      const kept = repeat.copies.find((copy) => copy.uri === uri && copy.start === start && copy.end === end);
      if (kept === undefined) continue;
      const { copies, isExact } = othersThan(kept, repeat);
      if (copies.length === 0) continue;
      const snapshot = new Snapshot(context, [uri, ...copies.map((copy) => copy.uri)]);
      const texts = await snapshot.texts(token);
      stopIfCancelled(token);
      return draftEdit(context, withoutCopies(kept, copies, texts), () => (isExact ? undefined : differing));
    }
    return undefined;
  },
};
