import { element } from './dom.js';
import type { Item, Picture } from './picture.js';
import type { Texts } from './texts.js';

/** The data of a picture as a table: for those who cannot see it, and for those who would rather read. */
export class ItemTable {
  readonly element = element('div', { class: 'table', tabindex: '0', role: 'region' });
  readonly #texts: Texts;
  readonly #open: (item: Item, event: MouseEvent) => void;

  constructor(texts: Texts, open: (item: Item, event: MouseEvent) => void) {
    this.#texts = texts;
    this.#open = open;
  }

  /** Shows the items of a picture; with a search only those that it found. */
  show({ items, columns }: Picture, name: string, found: ReadonlySet<string> | undefined): void {
    const heads = columns.map((column) => element('th', { scope: 'col' }, column));
    const rows = items.filter(({ key }) => found?.has(key) ?? true).map((item) => this.#row(item));
    this.element.setAttribute('aria-label', name);
    const { scrollTop } = this.element;
    this.element.replaceChildren(
      element(
        'table',
        {},
        element('caption', { class: 'unseen' }, name),
        element('thead', {}, element('tr', {}, ...heads)),
        element('tbody', {}, ...rows),
      ),
    );
    this.element.scrollTop = scrollTop;
  }

  #row(item: Item): HTMLElement {
    const cells = item.cells.map((cell) => {
      return element('td', { class: typeof cell === 'number' ? 'number' : undefined }, this.#texts.count(cell));
    });
    return element('tr', {}, element('th', { scope: 'row' }, this.#name(item)), ...cells);
  }

  #name(item: Item): HTMLElement | string {
    if (!item.location) return item.name;
    const button = element('button', { type: 'button', class: 'link' }, item.name);
    button.addEventListener('click', (event) => this.#open(item, event));
    return button;
  }
}
