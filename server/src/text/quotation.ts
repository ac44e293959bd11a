/** Quotation marks that open, and what closes each. */
const closers = new Map([
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['「', '」'],
  ['『', '』'],
]);

/** The quotation that is open at some place of a passage, if one is; none stands in another. */
export class Quotation {
  #closer = '';
  #start = 0;
  #firstWord = 0;

  get isOpen(): boolean {
    return this.#closer !== '';
  }

  /** The offset of the mark that opened it, and the first word after that. */
  get start(): number {
    return this.#start;
  }

  get firstWord(): number {
    return this.#firstWord;
  }

  /** Whether its marks look the same at both ends: one of them alone tells nothing. */
  get isStraight(): boolean {
    return this.#closer === '"';
  }

  /** Forgets it: another passage begins. */
  clear(): void {
    this.#closer = '';
  }

  /** A quotation mark stands at `start`, white space follows it or does not, and `word` is the next word. */
  meet(mark: string, start: number, isBeforeSpace: boolean, word: number): void {
    if (mark === this.#closer || (this.#closer === '“' && mark === '”')) {
      this.#closer = '';
      return;
    }
    const closer = closers.get(mark);
    if (this.isOpen || closer === undefined || isBeforeSpace) return;
    this.#closer = closer;
    this.#start = start;
    this.#firstWord = word;
  }
}
