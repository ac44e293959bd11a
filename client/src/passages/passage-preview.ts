import {
  type Disposable,
  type Location,
  type Range,
  type Tab,
  TabInputText,
  type TextEditor,
  TextEditorRevealType,
  ThemeColor,
  type Uri,
  ViewColumn,
  window,
} from 'vscode';
import { showPlace } from '../places.js';

/** Shows one place after another while the user chooses, and can go back to where it all started. */
export class PassagePreview implements Disposable {
  readonly #origin: TextEditor | undefined;
  readonly #selections: TextEditor['selections'];
  readonly #visible: Range | undefined;
  readonly #wasPreview: boolean;
  readonly #column: ViewColumn;
  readonly #tabs: ReadonlySet<unknown>;
  /** The note of the tab that previews take the place of. */
  readonly #replaced: Uri | undefined;
  readonly #highlight = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.rangeHighlightBackground'),
    isWholeLine: true,
  });
  /** What to show next; a newer wish replaces one that waits. */
  #wish: Location | undefined;
  #work: Promise<void> | undefined;

  /** `origin`: the editor that it starts from; undefined where none is open. */
  constructor(origin: TextEditor | undefined) {
    this.#origin = origin;
    this.#selections = origin?.selections ?? [];
    this.#visible = origin?.visibleRanges[0];
    const group = window.tabGroups.activeTabGroup;
    this.#wasPreview = group.activeTab?.isPreview ?? false;
    this.#column = origin?.viewColumn ?? group.viewColumn;
    this.#tabs = new Set(group.tabs.map(tabKey));
    const input = group.tabs.find(({ isPreview, isActive }) => isPreview && !isActive)?.input;
    this.#replaced = input instanceof TabInputText ? input.uri : undefined;
  }

  /** Shows a place without taking the focus. */
  show(place: Location): void {
    this.#wish = place;
    this.#work ??= this.#showWishes().finally(() => {
      this.#work = undefined;
    });
  }

  /** Opens a place to stay. It is reached from the start, so that Go Back leads there and not through what was shown. */
  async open(place: Location, beside = false): Promise<void> {
    await this.#return();
    await showPlace(place, { viewColumn: beside ? ViewColumn.Beside : this.#column, preview: false });
    await this.#tidy();
  }

  /** Back to the note, selection and scroll position from before. */
  async back(): Promise<void> {
    await this.#return();
    await this.#tidy();
  }

  dispose(): void {
    this.#highlight.dispose();
  }

  async #showWishes(): Promise<void> {
    for (let place = this.#take(); place; place = this.#take()) {
      try {
        const options = { viewColumn: this.#column, preserveFocus: true, preview: true };
        // The list of passages hides the upper half of the editor.
        const editor = await showPlace(place, options, TextEditorRevealType.InCenter);
        editor.setDecorations(this.#highlight, [place.range]);
      } catch {
        // The note is gone from the disk since it was indexed: there is nothing to preview.
      }
    }
  }

  #take(): Location | undefined {
    const wish = this.#wish;
    this.#wish = undefined;
    return wish;
  }

  async #return(): Promise<void> {
    this.#wish = undefined;
    await this.#work;
    const viewColumn = this.#column;
    if (this.#replaced && !this.#isOpen(this.#replaced)) {
      await window.showTextDocument(this.#replaced, { viewColumn, preview: true });
    }
    if (!this.#origin) return;
    const [selection] = this.#selections;
    const editor = await window.showTextDocument(this.#origin.document, {
      viewColumn,
      preview: this.#wasPreview,
      ...(selection && { selection }),
    });
    editor.selections = this.#selections;
    if (this.#visible) editor.revealRange(this.#visible, TextEditorRevealType.AtTop);
  }

  /** Closes the tab that the preview opened and nobody asked to keep. */
  async #tidy(): Promise<void> {
    const left = this.#openTabs.filter((tab) => tab.isPreview && !this.#tabs.has(tabKey(tab)));
    if (left.length > 0) await window.tabGroups.close(left, true);
  }

  #isOpen(uri: Uri): boolean {
    return this.#openTabs.some((tab) => tabKey(tab) === uri.toString());
  }

  get #openTabs(): readonly Tab[] {
    return window.tabGroups.all.find(({ viewColumn }) => viewColumn === this.#column)?.tabs ?? [];
  }
}

function tabKey(tab: Tab): string {
  const input = tab.input;
  return input && typeof input === 'object' && 'uri' in input ? String(input.uri) : tab.label;
}
