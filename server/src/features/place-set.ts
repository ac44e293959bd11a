import type { Place } from '../index.js';
import { byNote } from './by-note.js';

interface Row {
  readonly starts: readonly number[];
  /** How far the places up to each one reach. */
  readonly reach: readonly number[];
}

/** Places that are asked whether another one shares text with any of them. */
export class PlaceSet {
  readonly #rows = new Map<string, Row>();

  constructor(places: readonly Place[]) {
    for (const [uri, ofNote] of byNote(places, (place) => place.uri)) {
      const sorted = ofNote.toSorted((a, b) => a.start - b.start);
      let end = 0;
      const reach = sorted.map((place) => {
        end = Math.max(end, place.end);
        return end;
      });
      this.#rows.set(uri, { starts: sorted.map(({ start }) => start), reach });
    }
  }

  meets({ uri, start, end }: Place): boolean {
    const row = this.#rows.get(uri);
    if (row === undefined) return false;
    let low = 0;
    let high = row.starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((row.starts[middle] ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (row.reach[low - 1] ?? 0) > start;
  }
}
