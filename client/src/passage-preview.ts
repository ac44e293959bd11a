import {
  type Disposable,
  type Location,
  type Range,
  type TabGroup,
  type TextEditor,
  TextEditorRevealType,
  ThemeColor,
  window,
} from 'vscode';
import { showPlace } from './places.js';

/** Shows one place after another while the user chooses, and can go back to where it all started. */
export class PassagePreview implements Disposable {
  readonly #origin: TextEditor;
  readonly #selections: TextEditor['selections'];
  readonly #visible: Range | undefined;
  readonly #wasPreview: boolean;
  readonly #tabs: ReadonlySet<unknown>;
  readonly #highlight = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.rangeHighlightBackground'),
    isWholeLine: true,
  });
  /** What to show next; a newer wish replaces one that waits. */
  #wish: Location | undefined;
  #work: Promise<void> | undefined;

  constructor(origin: TextEditor) {
    this.#origin = origin;
    this.#selections = origin.selections;
    this.#visible = origin.visibleRanges[0];
    const group = window.tabGroups.activeTabGroup;
    this.#wasPreview = group.activeTab?.isPreview ?? false;
    this.#tabs = new Set(group.tabs.map(tabKey));
  }

  /** Shows a place without taking the focus. */
  show(place: Location): void {
    this.#wish = place;
    this.#work ??= this.#showWishes().finally(() => {
      this.#work = undefined;
    });
  }

  /** Opens a place to stay. */
  async open(place: Location): Promise<void> {
    await this.#settle();
    await showPlace(place, { viewColumn: this.#column, preview: false });
  }

  /** Back to the note, selection and scroll position from before. */
  async back(): Promise<void> {
    await this.#settle();
    const [selection] = this.#selections;
    const editor = await window.showTextDocument(this.#origin.document, {
      viewColumn: this.#column,
      preview: this.#wasPreview,
      ...(selection && { selection }),
    });
    editor.selections = this.#selections;
    if (this.#visible) editor.revealRange(this.#visible, TextEditorRevealType.AtTop);
    await window.tabGroups.close(this.#leftOver(window.tabGroups.activeTabGroup), true);
  }

  dispose(): void {
    this.#highlight.dispose();
  }

  get #column() {
    return this.#origin.viewColumn ?? window.tabGroups.activeTabGroup.viewColumn;
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

  async #settle(): Promise<void> {
    this.#wish = undefined;
    await this.#work;
  }

  /** The tab that the preview opened and nobody asked to keep. */
  #leftOver(group: TabGroup) {
    return group.tabs.filter((tab) => tab.isPreview && !tab.isActive && !this.#tabs.has(tabKey(tab)));
  }
}

function tabKey(tab: TabGroup['tabs'][number]): string {
  const input = tab.input;
  return input && typeof input === 'object' && 'uri' in input ? String(input.uri) : tab.label;
}
