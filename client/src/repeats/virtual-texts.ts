import { type Disposable, EventEmitter, l10n, type TextDocumentContentProvider, Uri, workspace } from 'vscode';
import type { FollowedPlace } from './followed-place.js';

const scheme = 'intertext-text';

/** A text that is made of places of notes, again whenever these change. */
export interface VirtualText {
  readonly places: readonly FollowedPlace[];
  text(): Promise<string>;
}

/** The read-only documents of texts that stand nowhere. */
export class VirtualTexts implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #texts = new Map<string, VirtualText>();
  readonly #registered: readonly Disposable[];
  #count = 0;

  constructor() {
    this.#registered = [
      workspace.registerTextDocumentContentProvider(scheme, this),
      workspace.onDidCloseTextDocument(({ uri }) => this.#remove(uri.toString())),
    ];
  }

  /** The document of a text, until it is closed. It has the name of a note, and so its language. */
  add(note: Uri, text: VirtualText): Uri {
    const uri = Uri.from({ scheme, path: note.path, query: String(++this.#count) });
    this.#texts.set(uri.toString(), text);
    for (const place of text.places) place.onDidChange(() => this.#changed.fire(uri));
    return uri;
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const text = this.#texts.get(uri.toString());
    return text ? text.text() : l10n.t('This comparison is over. Close it, and ask for it again where the copy is.');
  }

  dispose(): void {
    for (const key of [...this.#texts.keys()]) this.#remove(key);
    for (const one of [...this.#registered, this.#changed]) one.dispose();
  }

  #remove(key: string): void {
    for (const place of this.#texts.get(key)?.places ?? []) place.dispose();
    this.#texts.delete(key);
  }
}
