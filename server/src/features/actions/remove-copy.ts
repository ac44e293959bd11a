import { Draft } from '../draft.js';
import { removalOf } from '../removal.js';
import { draftEdit } from './draft-edit.js';
import type { Fix } from './fix.js';

/** A quotation is somebody's words in their place: it is not offered for removal. */
export const removeCopy: Fix = {
  name: 'removeCopy',

  offerOn: ({ t }, { copy: { kind } }) =>
    kind === 'original' || kind === 'quotation'
      ? undefined
      : { title: t('Remove this copy'), isPreferred: kind === 'copy' },

  edit: async (context, { uri, start, end }) => {
    const text = context.workspace.buffers.get(uri)?.text;
    if (text === undefined) return undefined;
    const draft = new Draft(text);
    draft.apply(removalOf(text, start, end));
    return draftEdit(context, new Map([[uri, draft]]));
  },
};
