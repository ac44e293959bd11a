import type { ChangeAnnotation } from 'vscode-languageserver-protocol';
import { type Context, stopIfCancelled } from '../context.js';
import { othersThan, withoutCopies } from '../keeping.js';
import { Snapshot } from '../snapshot.js';
import { draftEdit } from './draft-edit.js';
import type { Fix } from './fix.js';

function differing({ t }: Context): ChangeAnnotation {
  const label = t('Copies that differ from the one that is kept');
  return { label, description: t('what they say otherwise goes with them'), needsConfirmation: true };
}

/**
 * Keeps a copy, often the later one, and removes the others from all notes. Where these equal it, near copies stay;
 * where all differ from it, every one is asked about.
 */
export const keepCopy: Fix = {
  name: 'keepCopy',

  offerOn: ({ client, t }, { copy, repeat }) => {
    const { copies, isExact } = othersThan(copy, repeat);
    if (copies.length === 0 || !(isExact || client.annotatedEdits)) return undefined;
    if (!isExact) return { title: t('Keep this copy and remove the others, which differ…') };
    const isAll = copies.length === repeat.copies.length - 1;
    return {
      title: isAll ? t('Keep this copy and remove the others') : t('Keep this copy and remove the other exact copies'),
    };
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
      return draftEdit(context, withoutCopies(kept, copies, texts), () => (isExact ? undefined : differing(context)));
    }
    return undefined;
  },
};
