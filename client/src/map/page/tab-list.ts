import { element } from './dom.js';
import type { Tab } from './kept.js';
import type { Texts } from './texts.js';

const tabs = ['concepts', 'repeats'] as const satisfies readonly Tab[];

/** The tabs of the two pictures: arrows move between them, as in every list of tabs. */
export class TabList {
  readonly element: HTMLElement;
  readonly #buttons: readonly (readonly [Tab, HTMLButtonElement])[];

  constructor(texts: Texts, panel: string, choose: (tab: Tab) => void) {
    this.#buttons = tabs.map((tab) => {
      const name = texts.say(tab === 'concepts' ? 'conceptMap' : 'repeatMap');
      const attributes = { type: 'button', role: 'tab', id: `tab-${tab}`, 'aria-controls': panel };
      const button = element('button', attributes, name);
      button.addEventListener('click', () => choose(tab));
      return [tab, button] as const;
    });
    this.element = element(
      'div',
      { role: 'tablist', 'aria-label': texts.say('map') },
      ...this.#buttons.map(([, button]) => button),
    );
    this.element.addEventListener('keydown', ({ key }) => {
      if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
      const other = this.#buttons.find(([, button]) => button.tabIndex !== 0);
      other?.[1].focus();
      other?.[1].click();
    });
  }

  show(chosen: Tab): void {
    for (const [tab, button] of this.#buttons) {
      button.setAttribute('aria-selected', String(tab === chosen));
      button.tabIndex = tab === chosen ? 0 : -1;
    }
  }
}
