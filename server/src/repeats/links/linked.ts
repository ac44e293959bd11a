import type { EditedPrints } from '../fingerprints/edited-prints.js';
import type { Fingerprints } from '../fingerprints/fingerprints.js';
import type { Side, Sided } from '../side.js';

/** A note among the links. */
export class Linked {
  readonly text: Sided;
  /** While it is open. */
  side: Side | undefined;
  /** Kept until the links are made; made again where they have to be made again. */
  prints: Fingerprints | undefined;
  /** The text at the last work, where it has been replaced since. */
  settled: Settled | undefined;
  /** What has become of that text. */
  edited: EditedPrints | undefined;

  constructor(text: Sided) {
    this.text = text;
  }

  /** Forgets what the note was before. */
  forget(): void {
    this.settled = undefined;
    this.edited = undefined;
  }
}

/** A text as it was when the links were made last. */
export interface Settled {
  readonly side: Side;
  readonly prints: Fingerprints;
  /** Its links were all made, and nothing but its own words may have changed them since. */
  isLinked: boolean;
}
