import { LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import { BrokenFile, type DecisionFile, type DecisionWriter } from '../workspace/decision-file.js';
import { reasonOf } from '../workspace/failure.js';
import { type Folder, folderOf } from '../workspace/folder.js';
import { canonical } from '../workspace/uris.js';
import type { Context } from './context.js';

interface Subject {
  readonly kind: DecisionFile<unknown>;
  readonly writer: DecisionWriter;
}

/** Changes what users have decided on a subject in a folder, in its file and at once in the notes. */
export async function decide(
  context: Context,
  { kind, writer }: Subject,
  folder: Folder,
  edit: (text: string | undefined) => string | undefined,
): Promise<void> {
  try {
    const file = await writer.change(folder.path ?? '', edit);
    context.apply({ kind: 'decided', folder, path: kind.path, file });
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    if (error instanceof BrokenFile) throw failed(`${error.path}: ${context.t(...error.problem.message)}`);
    throw failed(reasonOf(error));
  }
}

/** The folder on disk that a note lies in: what is decided about it is kept there. */
export function decisionFolder({ workspace, t }: Context, uri: string): Folder {
  const folder = folderOf(workspace.folders, canonical(uri));
  if (folder?.path === undefined) throw failed(t('{0} lies in no folder on disk: nothing about it can be kept.', uri));
  return folder;
}

export function failed(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
