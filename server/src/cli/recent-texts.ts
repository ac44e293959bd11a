/** UTF-16 code units of all texts that are remembered. */
const MOST = 100_000_000;

/** Texts that were read a short while ago: many places are told of each. Those that were taken first go first. */
export class RecentTexts {
  readonly #texts = new Map<string, string>();
  #length = 0;

  /** The text of a path; `read` is asked for one that is not remembered. */
  async get(path: string, read: (path: string) => Promise<string>): Promise<string> {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    const text = await read(path);
    this.#texts.set(path, text);
    this.#length += text.length;
    for (const [first, { length }] of this.#texts) {
      if (this.#length <= MOST || first === path) break;
      this.#texts.delete(first);
      this.#length -= length;
    }
    return text;
  }
}
