import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { EditorCommand } from '../../server/src/protocol.js';
import { at, Client } from './client.js';
import { TestFolder } from './folder.js';

export interface Session {
  readonly client: Client;
  readonly folder: TestFolder;
  readonly files: Readonly<Record<string, string>>;
}

/** A server over these notes, those that are named `open*` open in the editor. */
export async function start(
  t: TestContext,
  files: Readonly<Record<string, string>>,
  capabilities?: ClientCapabilities,
  commands: readonly string[] = Object.values(EditorCommand),
): Promise<Session> {
  const folder = await TestFolder.create(t, files);
  const client = await Client.start(t, {
    folders: [folder.uri],
    initializationOptions: { commands },
    ...(capabilities ? { capabilities } : {}),
  });
  for (const [name, text] of Object.entries(files)) {
    if (name.startsWith('open')) await client.open(folder.uriOf(name), text);
  }
  await client.ready();
  return { client, folder, files };
}

export async function actionsAt(
  { client, folder, files }: Session,
  name: string,
  word: string,
  only: readonly string[] = ['quickfix'],
): Promise<CodeAction[]> {
  const position = at(files[name] ?? '', word);
  const actions = await client.request(CodeActionRequest.type, {
    textDocument: { uri: folder.uriOf(name) },
    range: { start: position, end: position },
    context: { diagnostics: [], only: [...only] },
  });
  return (actions ?? []) as CodeAction[];
}

/** The edit of the action whose title begins so, asked for as an editor does. */
export async function editOf(
  session: Session,
  name: string,
  word: string,
  title: string,
): Promise<WorkspaceEdit | undefined> {
  const actions = await actionsAt(session, name, word);
  const action = actions.find((one) => one.title.startsWith(title));
  assert.ok(action, `"${title}" is not among ${actions.map((one) => one.title).join(', ')}`);
  return action.edit ?? (await session.client.request(CodeActionResolveRequest.type, action)).edit;
}

/** The notes that an edit changes, as it leaves them. */
export function applied({ folder, files }: Session, edit: WorkspaceEdit | undefined): Readonly<Record<string, string>> {
  const edits = new Map(Object.entries(edit?.changes ?? {}));
  for (const change of edit?.documentChanges ?? []) {
    if ('edits' in change) edits.set(change.textDocument.uri, change.edits as TextEdit[]);
  }
  const texts = Array.from(edits, ([uri, changes]) => {
    const name = uri.slice(folder.uri.length + 1);
    return [name, TextDocument.applyEdits(TextDocument.create(uri, '', 1, files[name] ?? ''), changes)];
  });
  return Object.fromEntries(texts);
}
