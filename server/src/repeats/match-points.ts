import { isTelling } from './common-words.js';
import { LOOSE_RARE_PAIR, LOOSE_RARE_WORD, LOOSE_REACH, LOOSE_REACH_OTHER, LOOSE_SUPPORT } from './limits.js';
import { NOWHERE, Places } from './places.js';
import type { Range, Side } from './side.js';

/** Word `i` of one text that is equal to word `j` of another. */
export interface MatchPoint {
  readonly i: number;
  readonly j: number;
}

/** Finds the words that two ranges have in common. It holds its scratch space, so one serves many calls. */
export class MatchPoints {
  readonly #words = new Places();
  readonly #pairs = new Places();
  #pairHashes = new Uint32Array(0x400);
  #is = new Int32Array(0x400);
  #js = new Int32Array(0x400);
  #count = 0;

  /**
   * The words in common that have others close by in both texts, by `i`: telling words that are rare in `bRange`, and
   * both words of pairs that are rarer still. `skip` says which to leave out.
   */
  between(a: Side, aRange: Range, b: Side, bRange: Range, skip: (i: number, j: number) => boolean): MatchPoint[] {
    this.#words.read(b.hashes, bRange.start, bRange.end);
    this.#readPairs(b, bRange);
    this.#count = 0;
    /** The place in `bRange` of the pair of the last word and this one, and of this one and the next. */
    let before = NOWHERE;
    let after = NOWHERE;
    for (let i = aRange.start; i < aRange.end; i++) {
      const from = this.#count;
      const hash = a.hashes[i] ?? 0;
      before = after;
      after = i + 1 < aRange.end ? this.#pairs.find(pairOf(hash, a.hashes[i + 1] ?? 0), LOOSE_RARE_PAIR) : NOWHERE;
      for (let at = before; at !== NOWHERE; at = this.#pairs.next(at)) this.#add(i, bRange.start + at + 1, from, skip);
      for (let at = after; at !== NOWHERE; at = this.#pairs.next(at)) this.#add(i, bRange.start + at, from, skip);
      if (!isTelling(hash)) continue;
      const first = this.#words.find(hash, LOOSE_RARE_WORD);
      for (let j = first; j !== NOWHERE; j = this.#words.next(j)) this.#add(i, j, from, skip);
    }
    return this.#supported();
  }

  #readPairs({ hashes }: Side, { start, end }: Range): void {
    const count = Math.max(0, end - start - 1);
    if (count > this.#pairHashes.length) this.#pairHashes = new Uint32Array(2 * count);
    for (let at = 0; at < count; at++) {
      this.#pairHashes[at] = pairOf(hashes[start + at] ?? 0, hashes[start + at + 1] ?? 0);
    }
    this.#pairs.read(this.#pairHashes, 0, count);
  }

  /** Adds a point unless it is among those from `from` on. */
  #add(i: number, j: number, from: number, skip: (i: number, j: number) => boolean): void {
    for (let at = from; at < this.#count; at++) if (this.#js[at] === j) return;
    if (!skip(i, j)) this.#push(i, j);
  }

  #push(i: number, j: number): void {
    if (this.#count === this.#is.length) {
      this.#is = doubled(this.#is);
      this.#js = doubled(this.#js);
    }
    this.#is[this.#count] = i;
    this.#js[this.#count++] = j;
  }

  /** The points that have enough others close by in both texts. */
  #supported(): MatchPoint[] {
    const found: MatchPoint[] = [];
    let first = 0;
    for (let point = 0; point < this.#count; point++) {
      const i = this.#is[point] ?? 0;
      const j = this.#js[point] ?? 0;
      while ((this.#is[first] ?? i) < i - LOOSE_REACH) first++;
      let support = 0;
      let last = i;
      for (let at = first; at < this.#count && support < LOOSE_SUPPORT; at++) {
        const other = this.#is[at] ?? 0;
        if (other > i + LOOSE_REACH) break;
        const distance = Math.abs((this.#js[at] ?? 0) - j);
        if (other === i || other === last || distance === 0 || distance > LOOSE_REACH_OTHER) continue;
        last = other;
        support++;
      }
      if (support === LOOSE_SUPPORT) found.push({ i, j });
    }
    return found;
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(2 * array.length);
  wider.set(array);
  return wider;
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) + second) >>> 0;
}
