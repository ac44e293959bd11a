import type { MapAnswer } from '../../../../server/src/protocol.js';
import type { Choice } from './choice.js';
import { element } from './dom.js';
import type { Tab } from './kept.js';
import type { Texts } from './texts.js';

export interface FilterEvents {
  /** The search is for other words. */
  searched(words: string): void;
  /** Enter in the search: the next of what was found. */
  nextFound(): void;
  chosen(choice: Choice): void;
}

/** The row of fields: what to search for, and what of the notes to see. */
export class FilterBar {
  readonly element: HTMLElement;
  readonly #search: HTMLInputElement;
  readonly #concept = element('select', { id: 'concept' });
  readonly #note = element('select', { id: 'note' });
  readonly #least = element('input', { id: 'least', type: 'number', min: '1', max: '100000', step: '1' });
  readonly #leastLabel = element('label', { for: 'least' });
  readonly #texts: Texts;

  constructor(texts: Texts, events: FilterEvents) {
    this.#texts = texts;
    const search = texts.say('search');
    this.#search = element('input', { type: 'search', 'aria-label': search, placeholder: search, spellcheck: 'false' });
    this.element = element(
      'div',
      { class: 'filters', role: 'search' },
      this.#search,
      field(element('label', { for: 'concept' }, texts.say('concept')), this.#concept),
      field(element('label', { for: 'note' }, texts.say('note')), this.#note),
      field(this.#leastLabel, this.#least),
    );
    this.#search.addEventListener('input', () => events.searched(this.#search.value));
    this.#search.addEventListener('keydown', (event) => event.key === 'Enter' && events.nextFound());
    for (const each of [this.#concept, this.#note, this.#least]) {
      each.addEventListener('input', () => events.chosen(this.#choice));
    }
    // While somebody types a number the field may be empty for a moment.
    this.#least.addEventListener('change', () => {
      this.#least.value = String(this.#choice.least);
    });
  }

  /** Shows what is searched for and chosen, among what there is. */
  show(answer: MapAnswer, tab: Tab, search: string, choice: Choice): void {
    if (this.#search.value !== search) this.#search.value = search;
    const concepts = answer.concepts.map(({ name }) => name).sort((a, b) => a.localeCompare(b));
    fill(
      this.#concept,
      this.#texts.say('all'),
      concepts.map((name) => [name, name]),
      choice.concept,
    );
    fill(
      this.#note,
      this.#texts.say('all'),
      answer.notes.map(({ uri, name }) => [uri, name]),
      choice.note,
    );
    this.#leastLabel.textContent = this.#texts.say(tab === 'concepts' ? 'leastMentions' : 'leastWords');
    if (this.#choice.least !== choice.least) this.#least.value = String(choice.least);
    if (this.#least.value === '') this.#least.value = String(choice.least);
  }

  get #choice(): Choice {
    const least = Math.floor(Number(this.#least.value));
    return {
      ...(this.#concept.value && { concept: this.#concept.value }),
      ...(this.#note.value && { note: this.#note.value }),
      least: least >= 1 ? least : 1,
    };
  }
}

function field(label: HTMLElement, input: HTMLElement): HTMLElement {
  return element('div', { class: 'field' }, label, input);
}

/** Fills a list of choices, the first of which means all; does nothing where it holds these already. */
function fill(
  select: HTMLSelectElement,
  all: string,
  entries: readonly (readonly [value: string, name: string])[],
  chosen = '',
): void {
  const wanted = [['', all] as const, ...entries];
  // What was chosen may be gone from the notes: it stays chosen, so that nothing changes behind the reader's back.
  if (chosen !== '' && !wanted.some(([value]) => value === chosen)) wanted.push([chosen, chosen]);
  const isSame =
    wanted.length === select.options.length &&
    wanted.every(([value, name], index) => {
      const option = select.options[index];
      return option?.value === value && option.text === name;
    });
  if (!isSame) select.replaceChildren(...wanted.map(([value, name]) => element('option', { value }, name)));
  if (select.value !== chosen) select.value = chosen;
}
