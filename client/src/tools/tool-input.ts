/** What a language model gave a tool. It is read with care: a schema is a request, and not every caller keeps to it. */
export class ToolInput {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(input: unknown) {
    this.#values = typeof input === 'object' && input !== null ? { ...input } : {};
  }

  /** A text in one line, cut to `most` UTF-16 code units; undefined where none is given. */
  text(name: string, most: number): string | undefined {
    const value = this.#values[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw new Error(`"${name}" must be a text.`);
    const line = value.slice(0, most).replace(/\s+/g, ' ').trim();
    return line === '' ? undefined : line;
  }

  /** A text that must be given; `example` tells what is wanted. */
  neededText(name: string, most: number, example: string): string {
    const text = this.text(name, most);
    if (text === undefined) throw new Error(`Give "${name}": ${example}.`);
    return text;
  }

  /** A whole number from 1 to `most`: what is larger is cut down to it. Undefined where none is given. */
  count(name: string, most: number): number | undefined {
    const value = this.#values[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
      throw new Error(`"${name}" must be a whole number from 1 on.`);
    }
    return Math.min(value, most);
  }
}
