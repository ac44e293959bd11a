import { element } from './dom.js';
import type { Box, Item, Look } from './picture.js';

/** Pixels to the edge of the panel, and to what the tip speaks of. */
const margin = 4;
const away = 8;

/** Says what the item under the mouse is, or else the one with the focus, beside it. */
export class Tip {
  readonly element = element('div', { class: 'tip', 'aria-hidden': 'true', hidden: true });
  #shown: Item | undefined;

  /** `box`: where the item stands on the panel. */
  show(item: Item | undefined, box: Box | undefined, { width, height }: Look['size']): void {
    this.element.hidden = !item || !box;
    if (!item || !box) return;
    if (item !== this.#shown) this.#fill(item);
    const { offsetWidth, offsetHeight } = this.element;
    const [under, above] = [box.y + box.height + away, box.y - offsetHeight - away];
    const isAbove = under + offsetHeight > height - margin && above > margin;
    const left = within(box.x + box.width + away, width - offsetWidth - margin);
    const top = within(isAbove ? above : under, height - offsetHeight - margin);
    this.element.style.translate = `${left}px ${top}px`;
  }

  #fill(item: Item): void {
    this.#shown = item;
    const lines = [...item.facts, ...(item.hint === undefined ? [] : [item.hint])];
    this.element.replaceChildren(element('strong', {}, item.name), ...lines.map((line) => element('div', {}, line)));
  }
}

function within(place: number, most: number): number {
  return Math.round(Math.max(margin, Math.min(place, most)));
}
