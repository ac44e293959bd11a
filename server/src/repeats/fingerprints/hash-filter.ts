/** Bits for each hash: one in so many of the hashes that are not there passes. */
const SPACE = 16;

/** Tells at once of most hashes that they are not among some others. */
export class HashFilter {
  readonly #shift: number;
  readonly #bits: Uint8Array;

  /** `room`: the hashes that are to be expected. */
  constructor(room: number) {
    const size = Math.max(3, Math.ceil(Math.log2(room * SPACE + 1)));
    this.#shift = 32 - size;
    this.#bits = new Uint8Array(2 ** (size - 3));
  }

  add(hash: number): void {
    const bit = hash >>> this.#shift;
    this.#bits[bit >>> 3] = (this.#bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }

  /** Whether a hash may be there; false is certain. */
  has(hash: number): boolean {
    const bit = hash >>> this.#shift;
    return ((this.#bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }
}
