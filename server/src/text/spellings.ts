import { arrayIn, type StoredPart } from '../stored.js';
import { grown } from './arrays.js';

/**
 * Spellings, packed and numbered in the order in which they came: a byte a UTF-16 code unit where all of a spelling
 * are below 256, else two.
 */
export class Spellings {
  #count = 0;
  #bytes: Uint8Array = new Uint8Array(8192);
  /** Where each begins: the address of its first byte, doubled, plus 1 where it takes two bytes a code unit. */
  #starts: Uint32Array = new Uint32Array(1025);

  static restore(part: StoredPart): Spellings {
    const restored = new Spellings();
    restored.#bytes = arrayIn(part, 'bytes', Uint8Array);
    restored.#starts = arrayIn(part, 'starts', Uint32Array);
    restored.#count = Math.max(0, restored.#starts.length - 1);
    return restored;
  }

  store(): StoredPart {
    const starts = this.#starts.slice(0, this.#count + 1);
    return { bytes: this.#bytes.slice(0, (starts[this.#count] ?? 0) >>> 1), starts };
  }

  /** Bytes of the tables. */
  get bytes(): number {
    return this.#bytes.byteLength + this.#starts.byteLength;
  }

  add(units: Uint16Array): void {
    const index = this.#count++;
    const wide = isWide(units) ? 1 : 0;
    const start = (this.#starts[index] ?? 0) >>> 1;
    const end = start + (units.length << wide);
    this.#bytes = grown(this.#bytes, end);
    for (let at = 0; at < units.length; at++) {
      const unit = units[at] ?? 0;
      this.#bytes[start + (at << wide)] = unit & 0xff;
      if (wide === 1) this.#bytes[start + at * 2 + 1] = unit >>> 8;
    }
    this.#starts = grown(this.#starts, index + 2);
    this.#starts[index] = start * 2 + wide;
    this.#starts[index + 1] = end * 2;
  }

  /** Length in UTF-16 code units; 0 where there is no such spelling. */
  lengthOf(index: number): number {
    const start = this.#starts[index] ?? 0;
    return Math.max(0, ((this.#starts[index + 1] ?? 0) >>> 1) - (start >>> 1)) >>> (start & 1);
  }

  /** A code unit; 0 after the end. */
  unitAt(index: number, at: number): number {
    if (at >= this.lengthOf(index)) return 0;
    const start = this.#starts[index] ?? 0;
    const address = (start >>> 1) + (at << (start & 1));
    const low = this.#bytes[address] ?? 0;
    return (start & 1) === 0 ? low : low | ((this.#bytes[address + 1] ?? 0) << 8);
  }

  /** A spelling; empty where there is none. */
  of(index: number): string {
    const length = this.lengthOf(index);
    let spelling = '';
    for (let at = 0; at < length; at++) spelling += String.fromCharCode(this.unitAt(index, at));
    return spelling;
  }
}

/** Code units as a string. Nearly all are those of short words, for which this beats handing them over all at once. */
export function spelled(units: Uint16Array): string {
  let spelling = '';
  for (let at = 0; at < units.length; at++) spelling += String.fromCharCode(units[at] ?? 0);
  return spelling;
}

function isWide(units: Uint16Array): boolean {
  for (let at = 0; at < units.length; at++) if ((units[at] ?? 0) > 0xff) return true;
  return false;
}
