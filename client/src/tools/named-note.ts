import { type Position, Uri, window, workspace } from 'vscode';
import { isNote } from '../note-selector.js';
import type { ToolInput } from './tool-input.js';

const longestPath = 2000;

/** The note that a model names by its path in the workspace, or by a URI; undefined where it names none. */
export async function namedNote(input: ToolInput): Promise<Uri | undefined> {
  const name = input.text('note', longestPath);
  if (name === undefined) return undefined;
  for (const uri of candidates(name)) if (workspace.getWorkspaceFolder(uri) && (await isFile(uri))) return uri;
  throw new Error(
    `There is no note "${name}". Give its path as links of these tools show it, or relative to the folder.`,
  );
}

/** The note that the user looks at, with the cursor; undefined where it is none. */
export function noteHere(): { readonly uri: Uri; readonly position: Position } | undefined {
  const editor = window.activeTextEditor;
  return editor && isNote(editor.document)
    ? { uri: editor.document.uri, position: editor.selection.active }
    : undefined;
}

/** What a name may stand for; the editor writes the folder's name first where there are several. */
function candidates(name: string): readonly Uri[] {
  const path = name.replace(/(?:#L|:)\d+$/, '').replaceAll('\\', '/');
  if (/^[a-z][a-z\d+.-]+:\/\/[^/]*\/[^/]/i.test(path)) return [Uri.parse(path)];
  return (workspace.workspaceFolders ?? []).flatMap((folder) => {
    const within = path.startsWith(`${folder.name}/`) ? [path.slice(folder.name.length + 1)] : [];
    const absolute = path.startsWith('/') ? [folder.uri.with({ path })] : [];
    return [...absolute, ...[path, ...within].map((each) => Uri.joinPath(folder.uri, each))];
  });
}

async function isFile(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
