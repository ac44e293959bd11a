import { Uri, window, workspace } from 'vscode';
import { distance, newGlossary } from './glossary-entry.js';

/** The glossary notes of the workspace, those in the folder of the note at hand first, then the nearest to it, by name. */
export async function findGlossaries(): Promise<readonly Uri[]> {
  const found = await Promise.all(globs().map((glob) => workspace.findFiles(glob)));
  const notes = new Map(found.flat().map((uri) => [uri.toString(), uri]));
  const home = homeFolder();
  const from = window.activeTextEditor?.document.uri.path ?? `${home?.path ?? ''}/`;
  const rank = (uri: Uri) => (workspace.getWorkspaceFolder(uri)?.uri.toString() === home?.toString() ? 0 : 1);
  return [...notes.values()].sort(
    (a, b) =>
      rank(a) - rank(b) || distance(from, a.path) - distance(from, b.path) || (a.toString() < b.toString() ? -1 : 1),
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
