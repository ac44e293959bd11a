import {
  commands,
  type Event,
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

/** Milliseconds after which what is not flagged is taken for mended. */
const patience = 3000;

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

/** Waits until something is flagged at a position, but no longer than that may take: it may have been mended before. */
function flagged({ uri }: TextDocument, position: Position): Promise<void> {
  const isFlagged = () => languages.getDiagnostics(uri).some(({ range }) => range.contains(position));
  return until(isFlagged, languages.onDidChangeDiagnostics, patience);
}

/** Waits until the notes are read, or nothing reads them. */
function settled(status: IndexStatus): Promise<void> {
  return until(() => status.state !== 'starting' && status.state !== 'indexing', status.onDidChange);
}

/** Waits until something is so, looking at each event; with a `limit`, no more milliseconds than that. */
function until(isSo: () => boolean, event: Event<unknown>, limit?: number): Promise<void> {
  if (isSo()) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      following.dispose();
      clearTimeout(timer);
      resolve();
    };
    const following = event(() => isSo() && end());
    const timer = limit === undefined ? undefined : setTimeout(end, limit);
  });
}
