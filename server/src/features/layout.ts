import { commonItems } from './common-items.js';

/** A piece of text without white space, with what stands between it and the one before. */
interface Token {
  readonly text: string;
  /** The same for tokens that differ in case and marks alone. */
  readonly key: string;
  /** White space and quote marks. */
  readonly gap: string;
}

const lineBreak = /\r\n|\r|\n/;
const lineBreaks = /\r\n|\r|\n/g;
/** How far a line of the model may grow by a few words more, before the rest of it is broken off: that looks different. */
const overhang = 1.5;
const listMarker = /^(?:[-*+•]|\d{1,9}[.)])$/;

/**
 * A text laid out as another one is, which holds nearly the same words: with the line breaks, the indentation and the
 * quote marks of that one. What only the text holds goes along with what it follows, its paragraphs apart.
 */
export function laidOutAs(text: string, model: string): string {
  const { tokens, tail } = tokensOf(text);
  const pattern = tokensOf(model);
  const matches = commonItems(
    tokens.map(({ key }) => key),
    pattern.tokens.map(({ key }) => key),
  );
  const partners = partnersOf(matches, pattern.tokens.length);
  const eol = (lineBreak.exec(model) ?? lineBreak.exec(text))?.[0] ?? '\n';
  const page = new Page(pattern.tokens, eol);
  for (const [at, token] of tokens.entries()) page.add(token, partners[at], matches[at] !== undefined);
  return page.text + (pattern.tokens.length > 0 ? pattern.tail : tail);
}

/** For each token the one of the model that equals it, or in whose place it stands; undefined for what is put in. */
function partnersOf(matches: readonly (number | undefined)[], count: number): readonly (number | undefined)[] {
  const upcoming: number[] = [];
  for (let at = matches.length - 1, next = count; at >= 0; at--) {
    next = matches[at] ?? next;
    upcoming[at] = next;
  }
  let next = 0;
  return matches.map((match, at) => {
    const partner = match ?? (next < (upcoming[at] ?? 0) ? next : undefined);
    if (partner !== undefined) next = partner + 1;
    return partner;
  });
}

/** What has been laid out so far. */
class Page {
  text = '';
  readonly #model: readonly Token[];
  readonly #eol: string;
  /** The longest line of a model whose paragraphs are wrapped. */
  readonly #width: number;
  /** What the lines of the model begin with here. */
  #prefix: string;
  /** Length of the line so far, and whether it holds what the model has not: only then can it become too long. */
  #line = 0;
  #isOwn = false;
  /** The first token of the model that is still to come. */
  #next = 0;

  constructor(model: readonly Token[], eol: string) {
    this.#model = model;
    this.#eol = eol;
    this.#width = widthOf(model);
    this.#prefix = prefixOf(model[0]?.gap ?? '');
  }

  /** Adds a token; `partner`: the token of the model that it stands for; `isMatch`: whether it equals that one. */
  add(token: Token, partner: number | undefined, isMatch: boolean): void {
    this.#isOwn ||= !isMatch;
    let gap = this.text === '' ? (this.#model[0]?.gap ?? '') : this.#gap(token, partner, isMatch);
    if (partner !== undefined) this.#next = partner + 1;
    const width = isMatch ? this.#width * overhang : this.#width;
    const isTooLong = this.#line + gap.length + token.text.length > width;
    if (isTooLong && this.#isOwn && this.text !== '' && breaksIn(gap) === 0) gap = this.#eol + this.#prefix;
    if (breaksIn(gap) > 0) {
      this.#prefix = prefixOf(gap);
      this.#line = this.#prefix.length;
      this.#isOwn = !isMatch;
    } else {
      this.#line += gap.length;
    }
    this.#line += token.text.length;
    this.text += gap + token.text;
  }

  #gap({ text, gap }: Token, partner: number | undefined, isMatch: boolean): string {
    // What stands before the first token of the model parts it from nothing.
    const gaps = this.#model.slice(Math.max(this.#next, 1), (partner ?? -1) + 1).map((token) => token.gap);
    const widest = gaps.reduceRight((most, one) => (breaksIn(one) > breaksIn(most) ? one : most), gaps.at(-1) ?? '');
    const breaks = breaksIn(gap);
    if (widest !== '' && (isMatch || breaksIn(widest) >= breaks)) return widest;
    if (breaks > 1) return `${this.#eol}${this.#prefix.trimEnd()}${this.#eol}${this.#prefix}`;
    return breaks === 1 && listMarker.test(text) ? this.#eol + this.#prefix : ' ';
  }
}

/** The tokens of a text, and what stands after the last one. */
function tokensOf(text: string): { readonly tokens: readonly Token[]; readonly tail: string } {
  const tokens: Token[] = [];
  for (const [found, gap = '', own = ''] of text.matchAll(/((?:^[ \t]*(?:>[ \t]*)+|\s)*)(\S*)/gmy)) {
    if (own === '') return { tokens, tail: found };
    tokens.push({ text: own, key: keyOf(own), gap });
  }
  return { tokens, tail: '' };
}

function keyOf(token: string): string {
  return token.toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, '') || token;
}

function breaksIn(gap: string): number {
  return gap.match(lineBreaks)?.length ?? 0;
}

/** What stands after the last line break. */
function prefixOf(gap: string): string {
  return gap.split(lineBreak).at(-1) ?? '';
}

function widthOf(model: readonly Token[]): number {
  if (!model.some(({ gap }, at) => at > 0 && breaksIn(gap) === 1)) return Number.POSITIVE_INFINITY;
  const lines = model.map(({ gap, text }) => gap + text).join('');
  return Math.max(...lines.split(lineBreak).map((line) => line.length));
}
