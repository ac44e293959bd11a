import { CancellationTokenSource, type Disposable, type TextDocument, ThemeColor, window, workspace } from 'vscode';
import type { Range as LspRange } from 'vscode-languageclient/node';
import { Query } from '../../../server/src/protocol.js';
import type { LanguageServer } from '../language-server.js';
import { isNote } from '../note-selector.js';
import { toRange } from '../places.js';

/**
 * Underlines the mentions in the notes that are to be seen, where the setting wants them underlined and not coloured.
 * Between two answers the editor moves the lines along with the text.
 */
export class MentionUnderlines implements Disposable {
  readonly #server: LanguageServer;
  readonly #line = window.createTextEditorDecorationType({
    borderStyle: 'dotted',
    borderWidth: '0 0 2px 0',
    borderColor: new ThemeColor('intertext.mentionUnderline'),
  });
  readonly #following: readonly Disposable[];
  /** Questions that have no answer yet. */
  #asking = new CancellationTokenSource();

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#following = [
      server.onDidChangeNotes(() => this.#paintAll()),
      window.onDidChangeVisibleTextEditors(() => this.#paintAll()),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('intertext.decorations.mentions')) this.#paintAll();
      }),
    ];
  }

  dispose(): void {
    this.#asking.cancel();
    for (const one of [...this.#following, this.#asking, this.#line]) one.dispose();
  }

  #paintAll(): void {
    this.#asking.cancel();
    this.#asking.dispose();
    this.#asking = new CancellationTokenSource();
    for (const document of new Set(window.visibleTextEditors.map((editor) => editor.document))) {
      void this.#paint(document, this.#asking.token);
    }
  }

  async #paint(document: TextDocument, token: CancellationTokenSource['token']): Promise<void> {
    const { version } = document;
    const params = { textDocument: { uri: document.uri.toString() } };
    const ranges = areUnderlined(document)
      ? await this.#server.request<readonly LspRange[]>(Query.underlines.method, params, token)
      : [];
    // After an edit the notes have changed, and the next answer is on its way.
    if (!ranges || token.isCancellationRequested || document.version !== version) return;
    for (const editor of window.visibleTextEditors) {
      if (editor.document === document) editor.setDecorations(this.#line, ranges.map(toRange));
    }
  }
}

function areUnderlined(document: TextDocument): boolean {
  return (
    isNote(document) && workspace.getConfiguration('intertext', document).get('decorations.mentions') === 'underline'
  );
}
