import { Uri, window, workspace } from 'vscode';
import { newGlossary } from './glossary-entry.js';

/** The glossary notes of the workspace, those in the folder of the note at hand first, then by depth and name. */
export async function findGlossaries(): Promise<readonly Uri[]> {
  const found = await Promise.all(globs().map((glob) => workspace.findFiles(glob)));
  const notes = new Map(found.flat().map((uri) => [uri.toString(), uri]));
  const home = homeFolder()?.toString();
  const rank = (uri: Uri) => (workspace.getWorkspaceFolder(uri)?.uri.toString() === home ? 0 : 1);
  const depth = (uri: Uri) => uri.path.split('/').length;
  return [...notes.values()].sort(
    (a, b) => rank(a) - rank(b) || depth(a) - depth(b) || (a.toString() < b.toString() ? -1 : 1),
  );
}

/** Where a new glossary goes: the first plain path among the globs, in the folder of the note at hand. */
export function newGlossaryPlace(): Uri | undefined {
  const folder = homeFolder();
  const paths = globs().map((glob) => glob.replace(/^\*\*\//, ''));
  return folder && Uri.joinPath(folder, paths.find((path) => !/[*?{}[\]]/.test(path)) ?? 'glossary.md');
}

/** Makes an empty glossary; undefined where no folder is open. */
export async function createGlossary(): Promise<Uri | undefined> {
  const place = newGlossaryPlace();
  if (place) await workspace.fs.writeFile(place, new TextEncoder().encode(newGlossary));
  return place;
}

/** What a user wrote as a setting may be of any type. */
function globs(): readonly string[] {
  const setting = workspace.getConfiguration('intertext').get<unknown>('glossary.files');
  return Array.isArray(setting) ? setting.filter((glob) => typeof glob === 'string') : [];
}

function homeFolder(): Uri | undefined {
  const note = window.activeTextEditor?.document.uri;
  return ((note && workspace.getWorkspaceFolder(note)) ?? workspace.workspaceFolders?.[0])?.uri;
}
