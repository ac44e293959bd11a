import * as v from 'valibot';
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import type { Place } from '../index.js';
import type { SetIntendedParams } from '../protocol.js';
import { type Folder, folderOf } from '../workspace/folder.js';
import { markCalled, markOf, withMark, withoutMarks } from '../workspace/intended-file.js';
import { canonical } from '../workspace/uris.js';
import { type Context, stopIfCancelled } from './context.js';
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
    await change(context, folder, (text) => (intended ? marked(text, ofFolder) : unmarked(text, ofFolder)));
    stopIfCancelled(token);
  }
  return null;
}

/** What marks a copy as intended beside its original; undefined where its note lies in no folder on disk. */
export function markOn({ notes, workspace }: Context, original: Place, copy: Place): string | undefined {
  if (folderOf(workspace.folders, copy.uri)?.path === undefined) return undefined;
  return markOf(notes.intention(original, copy)).id;
}

function byFolder({ workspace }: Context, copies: readonly MarkedCopy[]): ReadonlyMap<Folder, readonly MarkedCopy[]> {
  const found = new Map<Folder, MarkedCopy[]>();
  for (const copy of copies) {
    const folder = folderOf(workspace.folders, canonical(copy.uri));
    if (folder?.path === undefined)
      throw failed(`${copy.uri} lies in no folder on disk: there is no place for a mark.`);
    const ofFolder = found.get(folder);
    if (ofFolder === undefined) found.set(folder, [copy]);
    else ofFolder.push(copy);
  }
  return found;
}

async function change(context: Context, folder: Folder, edit: (text: string | undefined) => string | undefined) {
  try {
    const file = await context.workspace.intended.writer.change(folder.path ?? '', edit);
    context.apply({ kind: 'intended', folder, file });
  } catch (error) {
    throw error instanceof ResponseError ? error : failed(error instanceof Error ? error.message : String(error));
  }
}

function marked(text: string | undefined, copies: readonly MarkedCopy[]): string | undefined {
  return copies.reduce((written, { mark, preview }) => {
    const known = markCalled(mark);
    if (known === undefined) throw failed(`"${oneLine(mark, previewLength)}" is no mark of a repeat.`);
    return withMark(written, known, oneLine(preview, previewLength));
  }, text);
}

function unmarked(text: string | undefined, copies: readonly MarkedCopy[]): string | undefined {
  return text === undefined ? undefined : withoutMarks(text, new Set(copies.map(({ mark }) => mark)));
}

function failed(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
