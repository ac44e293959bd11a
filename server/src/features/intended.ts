import * as v from 'valibot';
import type { CancellationToken } from 'vscode-languageserver-protocol';
import type { Place } from '../index.js';
import type { SetIntendedParams } from '../protocol.js';
import { type Folder, folderOf } from '../workspace/folder.js';
import { markCalled, markOf, withMark, withoutMarks } from '../workspace/intended-file.js';
import { type Context, stopIfCancelled } from './context.js';
import { decide, decisionFolder, failed } from './decide.js';
import { oneLine } from './display.js';

const previewLength = 80;

type MarkedCopy = SetIntendedParams['copies'][number];

export const setIntendedParams = v.object({
  copies: v.array(v.object({ uri: v.string(), mark: v.string(), preview: v.string() })),
  intended: v.boolean(),
});

/** Marks copies as intended, or takes their marks back, in the file of the folder that each lies in. */
export async function setIntended(
  context: Context,
  { copies, intended }: SetIntendedParams,
  token: CancellationToken,
): Promise<null> {
  for (const [folder, ofFolder] of byFolder(context, copies)) {
    const edit = (text: string | undefined) => (intended ? marked(context, text, ofFolder) : unmarked(text, ofFolder));
    await decide(context, context.workspace.intended, folder, edit);
    stopIfCancelled(token);
  }
  return null;
}

/** What marks a copy as intended beside its original; undefined where its note lies in no folder on disk. */
export function markOn({ notes, workspace }: Context, original: Place, copy: Place): string | undefined {
  if (folderOf(workspace.folders, copy.uri)?.path === undefined) return undefined;
  return markOf(notes.intention(original, copy)).id;
}

function byFolder(context: Context, copies: readonly MarkedCopy[]): ReadonlyMap<Folder, readonly MarkedCopy[]> {
  const found = new Map<Folder, MarkedCopy[]>();
  for (const copy of copies) {
    const folder = decisionFolder(context, copy.uri);
    const ofFolder = found.get(folder);
    if (ofFolder === undefined) found.set(folder, [copy]);
    else ofFolder.push(copy);
  }
  return found;
}

function marked({ t }: Context, text: string | undefined, copies: readonly MarkedCopy[]): string | undefined {
  return copies.reduce((written, { mark, preview }) => {
    const known = markCalled(mark);
    if (known === undefined) throw failed(t('"{0}" is no mark of a repeat.', oneLine(mark, previewLength)));
    return withMark(written, known, oneLine(preview, previewLength));
  }, text);
}

function unmarked(text: string | undefined, copies: readonly MarkedCopy[]): string | undefined {
  return text === undefined ? undefined : withoutMarks(text, new Set(copies.map(({ mark }) => mark)));
}
