/** The texts of the page, in the language of the editor. `{0}` stands for the first value. */
export interface Messages {
  readonly map: string;
  readonly conceptMap: string;
  readonly repeatMap: string;
  readonly search: string;
  readonly concept: string;
  readonly note: string;
  readonly all: string;
  readonly leastMentions: string;
  readonly leastWords: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly table: string;
  readonly exportSvg: string;
  readonly keys: string;
  readonly name: string;
  readonly kind: string;
  readonly mentions: string;
  readonly linkedWith: string;
  readonly linkedWithNames: string;
  readonly conceptCounts: string;
  readonly noteCounts: string;
  readonly weightiestNodes: string;
  readonly place: string;
  readonly words: string;
  readonly alsoIn: string;
  readonly text: string;
  readonly original: string;
  readonly copy: string;
  readonly nearCopy: string;
  readonly nearCopyPercent: string;
  readonly quotation: string;
  readonly boilerplate: string;
  readonly intended: string;
  readonly wordCount: string;
  readonly wholeNote: string;
  readonly alsoInPlaces: string;
  readonly andMore: string;
  readonly compareHint: string;
  readonly repeatedPlaces: string;
  readonly weightiestRepeats: string;
  readonly found: string;
  readonly nothingFits: string;
  readonly clearFilter: string;
  readonly noConcepts: string;
  readonly noRepeats: string;
  readonly addConcept: string;
  readonly reading: string;
  readonly layingOut: string;
  readonly off: string;
  readonly switchOn: string;
  readonly stopped: string;
  readonly restart: string;
}

/** Says the texts of the page; numbers are written as the language writes them. */
export class Texts {
  readonly #messages: Messages;
  readonly #numbers: Intl.NumberFormat;

  constructor(messages: Messages, language: string) {
    this.#messages = messages;
    this.#numbers = new Intl.NumberFormat(language);
  }

  say(message: keyof Messages, ...values: readonly (string | number)[]): string {
    return this.#messages[message].replace(/\{(\d)\}/g, (hole, index) => {
      const value = values[Number(index)];
      return value === undefined ? hole : this.count(value);
    });
  }

  count(value: string | number): string {
    return typeof value === 'number' ? this.#numbers.format(value) : value;
  }
}
