import { commands, type Disposable, window } from 'vscode';
import { isNote } from './note-selector.js';
import type { IndexStatus } from './status/index-status.js';

/**
 * Keeps the context keys of the `when` clauses: `intertext.inNote`, the active editor shows a note that Intertext
 * reads; `intertext.off`, it shows one in a folder that Intertext leaves alone; `intertext.hasNotes`, some notes are
 * read; `intertext.state`, an `IndexState`.
 */
export function noteContext(status: IndexStatus): Disposable[] {
  const update = () => {
    const document = window.activeTextEditor?.document;
    const inNote = document !== undefined && isNote(document);
    const off = inNote && status.offReason(document.uri) !== undefined;
    void commands.executeCommand('setContext', 'intertext.inNote', inNote && !off);
    void commands.executeCommand('setContext', 'intertext.off', off);
    const hasNotes = status.state !== 'stopped' && (status.answer?.notes ?? 0) > 0;
    void commands.executeCommand('setContext', 'intertext.hasNotes', hasNotes);
    void commands.executeCommand('setContext', 'intertext.state', status.state);
  };
  update();
  return [status.onDidChange(update), window.onDidChangeActiveTextEditor(update)];
}
