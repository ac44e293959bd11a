/** The texts of the page, in the language of the editor. `{0}` stands for the first value. */
export interface Messages {
  readonly conceptMap: string;
  readonly repeatMap: string;
}

/** Says the texts of the page; numbers are written as the language writes them. */
export class Texts {
  readonly #messages: Messages;
  readonly #language: string;

  constructor(messages: Messages, language: string) {
    this.#messages = messages;
    this.#language = language;
  }

  say(message: keyof Messages, ...values: readonly (string | number)[]): string {
    return this.#messages[message].replace(/\{(\d)\}/g, (hole, index) => {
      const value = values[Number(index)];
      return value === undefined ? hole : this.count(value);
    });
  }

  count(value: string | number): string {
    return typeof value === 'number' ? value.toLocaleString(this.#language) : value;
  }
}
