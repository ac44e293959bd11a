import { languages, type TextDocument, type Uri, workspace } from 'vscode';

/** Which documents are notes, in a form that both the editor and the language client understand. */
export type NoteSelector = readonly ({ scheme: string; pattern: string } | { scheme: string; language: string })[];

/** Where notes live: not in `git:` and the like, whose documents are other versions of a note. */
const schemes = ['file', 'vscode-remote', 'vscode-vfs'];

/**
 * A note is known by its URI, so a `.txt` that is shown in another language is still one. Only a document that has
 * no name yet is told by its language. The globs of all folders count everywhere: the server knows better.
 */
export function noteSelector(): NoteSelector {
  const globs = new Set([undefined, ...(workspace.workspaceFolders ?? [])].flatMap((folder) => includedBy(folder)));
  return [
    ...schemes.flatMap((scheme) => [...globs].map((pattern) => ({ scheme, pattern }))),
    ...['plaintext', 'markdown'].map((language) => ({ scheme: 'untitled', language })),
  ];
}

export function isNote(document: TextDocument): boolean {
  return languages.match(noteSelector(), document) > 0;
}

/** The globs of a folder; what a user wrote there may be of any type. */
function includedBy(folder: { readonly uri: Uri } | undefined): string[] {
  const globs = workspace.getConfiguration('intertext', folder?.uri ?? null).get<unknown>('files.include');
  return (Array.isArray(globs) ? globs : []).filter((glob) => typeof glob === 'string').map(anywhere);
}

/** An editor matches globs against the whole path, a setting against the path within its folder. */
function anywhere(glob: string): string {
  return glob.startsWith('**/') ? glob : `**/${glob}`;
}
