import {
  l10n,
  type Range,
  type TextDocument,
  type TextEdit,
  type TextEditor,
  Uri,
  WorkspaceEdit,
  type WorkspaceEditEntryMetadata,
  window,
  workspace,
} from 'vscode';
import { CodeActionKind, CodeActionRequest, CodeActionResolveRequest } from 'vscode-languageclient/node';
import { Query, type RepeatAnswer } from '../../../server/src/protocol.js';
import { hint } from '../hint.js';
import type { LanguageServer } from '../language-server.js';
import { toLocation, toRange } from '../places.js';

type UndoStops = Parameters<TextEditor['edit']>[1];

/** Removes the copy at the cursor; where there is none, all exact copies of the note once the user agrees. */
export async function removeRepeatedText(server: LanguageServer): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return hint(l10n.t('Open a note with repeated text first.'));

  const here = (await copiesIn(server, editor.document))
    .filter(({ range }) => range.contains(editor.selection.active))
    .sort((a, b) => (a.range.contains(b.range) ? 1 : -1));
  for (const { range } of here) {
    if (await removeCopy(server, editor, range)) return hint(l10n.t('The copy is removed.'));
  }
  await removeAll(server, editor);
}

/** Removes a copy from the note of an editor; false where nothing is removed. */
export async function removeCopy(server: LanguageServer, editor: TextEditor, copy: Range): Promise<boolean> {
  const edits = await removal(server, editor.document, copy);
  return edits.length > 0 && apply(editor, edits);
}

async function removeAll(server: LanguageServer, editor: TextEditor): Promise<void> {
  const exact = async () => (await copiesIn(server, editor.document)).filter(({ kind }) => kind === 'copy');
  let copies = await exact();
  const count = copies.length;
  if (count === 0) return hint(l10n.t('This note has no exact copy.'));
  if (!(await confirmed(count))) return;

  // A copy can lie within another, or two can touch: what does not fit into one edit is left to the next round.
  for (let round = 0; copies.length > 0 && round < count; round++) {
    const edits: TextEdit[] = [];
    for (const { range } of copies) edits.push(...apart(await removal(server, editor.document, range), edits));
    // One undo takes all rounds back.
    const stops = { undoStopBefore: round === 0, undoStopAfter: false };
    if (edits.length === 0 || !(await apply(editor, edits, stops))) break;
    copies = await exact();
  }
  hint(l10n.t('Copies removed: {0}', count - copies.length));
}

async function confirmed(count: number): Promise<boolean> {
  const remove = l10n.t('Remove');
  const detail = l10n.t('Originals stay. Undo brings back what was removed.');
  const question =
    count === 1
      ? l10n.t('Remove the exact copy from this note?')
      : l10n.t('Remove all {0} exact copies from this note?', count);
  return (await window.showWarningMessage(question, { modal: true, detail }, remove)) === remove;
}

/** The copies of a note that repeat what stands elsewhere. */
async function copiesIn(server: LanguageServer, document: TextDocument) {
  const uri = document.uri.toString();
  const repeats = await server.request<readonly RepeatAnswer[]>(Query.repeats.method, { textDocument: { uri } });
  return (repeats ?? [])
    .flatMap(({ copies }) => copies)
    .filter(
      ({ kind, intended, location }) => kind !== 'original' && !intended && Uri.parse(location.uri).toString() === uri,
    )
    .map(({ kind, location }) => ({ kind, range: toRange(location.range) }));
}

/** Keeps the original of a repeat and removes the others once the user has looked at each. */
export async function removeOtherCopies(server: LanguageServer, { copies, preview }: RepeatAnswer): Promise<void> {
  const original = copies.find(({ kind }) => kind === 'original');
  if (!original) return;
  const { uri, range } = toLocation(original.location);
  const document = await workspace.openTextDocument(uri);
  const others = copies.filter((copy) => copy !== original).map(({ location }) => toLocation(location));
  const edit = (await fixesAt(server, document, range, 'keepCopy')).find((one) =>
    others.some((place) => one.get(place.uri).some((text) => text.range.contains(place.range))),
  );
  if (!edit) return hint(l10n.t('These copies stay: they cannot be removed without other text.'));
  const asked = new WorkspaceEdit();
  const metadata = { label: preview, needsConfirmation: true };
  for (const [note, edits] of edit.entries()) {
    asked.set(
      note,
      edits.map((text): [TextEdit, WorkspaceEditEntryMetadata] => [text, metadata]),
    );
  }
  hint(l10n.t('Tick the copies that should go, then press Apply.'));
  await workspace.applyEdit(asked, { isRefactoring: true });
}

/** The edits of the server's quick fix that removes this copy; none where it offers none. */
async function removal(server: LanguageServer, document: TextDocument, copy: Range): Promise<readonly TextEdit[]> {
  for (const edit of await fixesAt(server, document, copy, 'removeCopy')) {
    const edits = edit.get(document.uri);
    if (edits.some(({ range }) => range.contains(copy))) return edits;
  }
  return [];
}

/** What quick fixes of the server of this name would do about a place of a repeat, and about those that it is part of. */
async function fixesAt(
  server: LanguageServer,
  document: TextDocument,
  copy: Range,
  name: string,
): Promise<readonly WorkspaceEdit[]> {
  const { client } = server;
  if (!client) return [];
  // Copies that touch would be offered together at their ends.
  const middle = document.positionAt((document.offsetAt(copy.start) + document.offsetAt(copy.end)) >> 1);
  const actions = await client.sendRequest(CodeActionRequest.type, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    range: { start: middle, end: middle },
    context: { diagnostics: [], only: [`${CodeActionKind.QuickFix}.${name}`] },
  });
  const found: WorkspaceEdit[] = [];
  for (const action of actions ?? []) {
    if (!('data' in action)) continue;
    const { edit } = await client.sendRequest(CodeActionResolveRequest.type, action);
    found.push((await client.protocol2CodeConverter.asWorkspaceEdit(edit)) ?? new WorkspaceEdit());
  }
  return found;
}

/** All or nothing of `edits`: nothing where one of them overlaps what is already taken. */
function apart(edits: readonly TextEdit[], taken: readonly TextEdit[]): readonly TextEdit[] {
  return edits.some((edit) => taken.some((other) => other.range.intersection(edit.range))) ? [] : edits;
}

async function apply(editor: TextEditor, edits: readonly TextEdit[], stops?: UndoStops): Promise<boolean> {
  return editor.edit((builder) => {
    for (const { range, newText } of edits) builder.replace(range, newText);
  }, stops);
}
