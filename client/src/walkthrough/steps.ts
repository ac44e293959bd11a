import {
  commands,
  languages,
  type Position,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
} from 'vscode';
import type { IndexStatus } from '../status/index-status.js';
import type { SampleNotes } from './sample-notes.js';

/** What a button of the walkthrough shows: the cursor goes to the last `mark` in a sample note, then a command runs. */
const steps = {
  concept: { note: 'week-notes.md', mark: 'sandbagging', command: 'editor.action.showHover' },
  related: { note: 'week-notes.md', mark: 'proxy gap does not close', command: 'intertext.goToRelatedPassage' },
  repeat: { note: 'forum-comments.txt', mark: 'I liked this post', command: 'editor.action.quickFix' },
} as const;

/** Shows a step of the walkthrough in the sample notes, beside it; opens these first where they are not. */
export async function showStep(sample: SampleNotes, status: IndexStatus, step: keyof typeof steps): Promise<void> {
  if (!sample.areOpen) return sample.open();
  const { note, mark, command } = steps[step];
  const editor = await window.showTextDocument(Uri.joinPath(sample.folder, note), { viewColumn: ViewColumn.Two });
  const at = editor.document.positionAt(Math.max(0, editor.document.getText().lastIndexOf(mark)));
  editor.selection = new Selection(at, at);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenter);
  await settled(status);
  if (step === 'repeat') await flagged(editor.document, at);
  await commands.executeCommand(command);
}

/** Waits until something is flagged at a position: before that there is nothing to fix. */
function flagged({ uri }: TextDocument, position: Position): Promise<void> {
  const isFlagged = () => languages.getDiagnostics(uri).some(({ range }) => range.contains(position));
  if (isFlagged()) return Promise.resolve();
  return new Promise((resolve) => {
    const following = languages.onDidChangeDiagnostics(() => {
      if (!isFlagged()) return;
      following.dispose();
      resolve();
    });
  });
}

/** Waits until the notes are read, or nothing reads them. */
function settled(status: IndexStatus): Promise<void> {
  const isSettled = () => status.state !== 'starting' && status.state !== 'indexing';
  if (isSettled()) return Promise.resolve();
  return new Promise((resolve) => {
    const following = status.onDidChange(() => {
      if (!isSettled()) return;
      following.dispose();
      resolve();
    });
  });
}
