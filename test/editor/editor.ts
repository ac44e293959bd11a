import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { StatusAnswer } from '../../server/src/protocol.js';

/** The root of the project: the bundled tests lie in `.out/editor`. */
const root = join(__dirname, '..', '..');

/** The real notes, where they are there; they are no part of the project. */
export const forumNotes = join(root, '..', 'shared', 'data', 'notes-forum');
export const hasForumNotes = existsSync(forumNotes);

/** How long to wait for something that must come, and between two looks, in milliseconds. */
const patience = 20_000;
const pace = 40;

export function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'the suite runs in a folder of notes');
  return first.uri;
}

export function noteUri(path: string): vscode.Uri {
  return vscode.Uri.joinPath(folder(), path);
}

/** Looks again and again until `check` no longer throws; in the end throws what it threw last. `limit`: milliseconds. */
export async function eventually<T>(check: () => T | Promise<T>, limit = patience): Promise<T> {
  for (const end = Date.now() + limit; ; ) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, pace));
    }
  }
}

export async function write(path: string, text: string): Promise<vscode.Uri> {
  const uri = noteUri(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function remove(path: string): Promise<void> {
  await vscode.workspace.fs.delete(noteUri(path), { recursive: true });
}

/** Opens a note with the cursor at the start of `mark`, or at the top. */
export async function open(path: string, mark = ''): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(noteUri(path));
  const at = editor.document.getText().indexOf(mark);
  assert.ok(at >= 0, `${path} holds “${mark}”`);
  const position = editor.document.positionAt(at);
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** The note, the line (counted from 1) and the text of the line where the cursor is. */
export function cursor(): string {
  const editor = vscode.window.activeTextEditor;
  assert.ok(editor, 'an editor is open');
  return `${vscode.workspace.asRelativePath(editor.document.uri)}:${editor.selection.active.line + 1}`;
}

export async function status(): Promise<StatusAnswer> {
  return vscode.commands.executeCommand<StatusAnswer>('intertext.query.status', {});
}

/** The extension is active and has read all notes of the folder. */
export async function ready(): Promise<StatusAnswer> {
  const extension = vscode.extensions.getExtension('intertext.intertext');
  assert.ok(extension, 'the extension is installed');
  await extension.activate();
  return eventually(async () => {
    const answer = await status();
    assert.equal(answer.state, 'ready');
    return answer;
  });
}

/** Sets or, with undefined, takes back a setting of the workspace. */
export async function configure(id: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('intertext').update(id, value, vscode.ConfigurationTarget.Workspace);
}

const severities = ['Error', 'Warning', 'Information', 'Hint'];

/** What is flagged in a note, each as `first-last severity code`, lines counted from 1. */
export function flags(uri: vscode.Uri): readonly string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'intertext')
    .map(({ range, severity, code }) => {
      // A copy that ends with its line may end at the start of the next.
      const last = range.end.character === 0 ? range.end.line : range.end.line + 1;
      return { range, text: `${range.start.line + 1}-${last} ${severities[severity]} ${code}` };
    })
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map(({ text }) => text);
}

/** The text of the hover at the start of `mark`. */
export async function hoverOn(path: string, mark: string): Promise<string> {
  const { document, selection } = await open(path, mark);
  const position = selection.active;
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}
