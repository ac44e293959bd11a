import { codeSpanEnd, linkTargetEnd, tagEnd } from './markup.js';

/** The longest footnote mark, and the longest target of a wiki link, that are looked for, in UTF-16 code units. */
const FOOTNOTE = 64;
const WIKI_LINK = 256;

/** Passes over what is not prose: code spans, link targets, tags, footnote marks. It serves one passage at a time. */
export class MarkupReader {
  readonly #text: string;
  #passageEnd = 0;
  /** Lengths of backtick runs that nothing closes in this passage. */
  #unclosedCode = 0;
  /** No link target is looked for before this offset. */
  #noTarget = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Starts a passage whose prose ends at `end`. */
  begin(end: number): void {
    this.#passageEnd = end;
    this.#unclosedCode = 0;
  }

  /** The offset at which prose goes on after the mark at `at`, in a line that ends at `end`; a code span may reach further. */
  endOf(at: number, end: number): number {
    switch (this.#text.charAt(at)) {
      case '`':
        return this.#codeEnd(at);
      case ']':
        return this.#targetEnd(at, end);
      case '<':
        return tagEnd(this.#text, at, end);
      case '[':
        return this.#bracketEnd(at, end);
      default:
        return at + 1;
    }
  }

  #codeEnd(at: number): number {
    const span = codeSpanEnd(this.#text, at, this.#passageEnd, this.#unclosedCode);
    this.#unclosedCode = span.unclosed;
    return span.end;
  }

  #targetEnd(at: number, end: number): number {
    if (at < this.#noTarget || this.#text.charAt(at + 1) !== '(') return at + 1;
    const target = linkTargetEnd(this.#text, at + 1, end);
    if (!target.found) this.#noTarget = target.end;
    return target.found ? target.end : at + 1;
  }

  /** After a footnote mark, or the target of a wiki link where a text to show follows it. */
  #bracketEnd(at: number, end: number): number {
    const text = this.#text;
    const next = text.charAt(at + 1);
    if (next === '^') {
      const close = text.slice(at, at + FOOTNOTE).indexOf(']');
      return close > 0 ? Math.min(end, at + close + 1) : at + 1;
    }
    if (next !== '[') return at + 1;
    const close = text.slice(at, Math.min(end, at + WIKI_LINK)).indexOf(']]');
    const bar = text.slice(at, at + Math.max(close, 0)).indexOf('|');
    return bar > 0 ? at + bar + 1 : at + 2;
  }
}
