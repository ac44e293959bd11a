import { element } from './dom.js';
import type { Item, Legend, Picture } from './picture.js';
import type { Texts } from './texts.js';
import { readColours } from './theme.js';

/** The line under the picture: what its colours mean, what is left out, what was found; it reads the focused item out. */
export class StatusLine {
  readonly element: HTMLElement;
  readonly #legend = element('ul', { class: 'legend' });
  readonly #state = element('span', { role: 'status' });
  readonly #spoken = element('div', { class: 'unseen', 'aria-live': 'polite' });
  readonly #texts: Texts;
  #entries: readonly Legend[] = [];

  constructor(texts: Texts) {
    this.#texts = texts;
    this.element = element('footer', {}, this.#legend, this.#state, this.#spoken);
  }

  show({ legend, leftOut }: Picture, found: ReadonlySet<string> | undefined): void {
    this.#entries = legend;
    this.followTheme();
    const state = [leftOut, found && this.#texts.say('found', found.size)].filter(Boolean).join(' · ');
    if (this.#state.textContent !== state) this.#state.textContent = state;
  }

  announce({ name, facts }: Item): void {
    this.#spoken.textContent = [name, ...facts].join('. ');
  }

  followTheme(): void {
    const colours = readColours();
    const entries = this.#entries.map(({ name, colour, shape }) => {
      const sign = element('span', { class: `sign ${shape}`, 'aria-hidden': 'true' });
      sign.style.backgroundColor = colours[colour] ?? '';
      return element('li', {}, sign, name);
    });
    this.#legend.replaceChildren(...entries);
  }
}
