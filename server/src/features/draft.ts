import type { Removal } from './removal.js';

/** A text from which parts are removed one after the other, and how that edits the text as it was at first. */
export class Draft {
  /** As it was at first. */
  readonly first: string;
  #text: string;
  #edits: readonly Removal[] = [];

  constructor(text: string) {
    this.first = text;
    this.#text = text;
  }

  /** As it is now. */
  get text(): string {
    return this.#text;
  }

  textOf({ start, end }: { readonly start: number; readonly end: number }): string {
    return this.#text.slice(start, end);
  }

  /** Edits of the text as it was at first that lead to the text as it is now: in order, no two of them touch. */
  get edits(): readonly Removal[] {
    return this.#edits;
  }

  /** Applies a removal to the text as it is now; it melts into one with the earlier ones that it meets. */
  apply(removal: Removal): void {
    this.#text = this.#text.slice(0, removal.start) + removal.text + this.#text.slice(removal.end);
    const before: Removal[] = [];
    const after: Removal[] = [];
    let { start, end } = removal;
    let [head, tail] = ['', ''];
    let shift = 0;
    for (const edit of this.#edits) {
      const from = edit.start + shift;
      const to = from + edit.text.length;
      shift = to - edit.end;
      if (to < removal.start) before.push(edit);
      else if (from > removal.end) after.push(edit);
      if (from > removal.end) continue;
      if (to < removal.start) start = removal.start - shift;
      else if (from <= removal.start) [start, head] = [edit.start, edit.text.slice(0, removal.start - from)];
      const isWithin = to >= removal.end;
      [end, tail] = isWithin ? [edit.end, edit.text.slice(removal.end - from)] : [removal.end - shift, ''];
    }
    this.#edits = [...before, { start, end, text: head + removal.text + tail }, ...after];
  }

  /** A range of the text as it is now, in the text as it was at first. */
  asWritten<Range extends { readonly start: number; readonly end: number }>(range: Range): Range {
    return { ...range, start: this.#before(range.start), end: this.#before(range.end - 1) + 1 };
  }

  #before(offset: number): number {
    let shift = 0;
    for (const { start, end, text } of this.#edits) {
      if (offset < start + shift) break;
      if (offset < start + shift + text.length) return start;
      shift += text.length - (end - start);
    }
    return offset - shift;
  }
}
