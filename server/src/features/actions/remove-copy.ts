import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { Place } from '../../index.js';
import type { Context } from '../context.js';
import { rangeIn } from '../places.js';
import { removalOf } from '../removal.js';
import type { Fix } from './fix.js';

/** A quotation is somebody's words in their place: it is not offered for removal. */
export const removeCopy: Fix = {
  name: 'removeCopy',

  offerOn: (_context, { copy: { kind } }) =>
    kind === 'original' || kind === 'quotation'
      ? undefined
      : { title: 'Remove this copy', isPreferred: kind === 'copy' },

  edit: async (context: Context, { uri, start, end }: Place): Promise<WorkspaceEdit | undefined> => {
    const buffer = context.workspace.buffers.get(uri);
    if (buffer === undefined) return undefined;
    const removal = removalOf(buffer.text, start, end);
    const range = rangeIn(context, { uri, start: removal.start, end: removal.end });
    if (range === undefined) return undefined;
    const edits = [{ range, newText: removal.text }];
    if (!context.client.versionedEdits) return { changes: { [buffer.uri]: edits } };
    return { documentChanges: [{ textDocument: { uri: buffer.uri, version: buffer.version }, edits }] };
  },
};
