import type { Copy, Notes, Place } from '../index.js';
import { hasAddressesOf } from './addresses.js';
import { Draft } from './draft.js';
import { type Removal, removalOf } from './removal.js';

/** A copy that is to be removed, and its original, both where they stand before anything is removed. */
export interface RemovedCopy {
  readonly copy: Place;
  readonly original: Place;
  readonly words: number;
}

/** Each note that changes, by URI, and what goes. */
export interface Plan {
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly removed: readonly RemovedCopy[];
}

/**
 * Plans the removal of every exact later copy that is not intended, the largest first, until none is left but those that hold an address
 * which their original lacks. `notes` ends up as if all had been removed. `textOf` is asked once a note for its text as
 * `notes` holds it; undefined: nothing is removed from this note, or because of it. `within`: the one note from which
 * copies are removed.
 */
export async function planRemovals(
  notes: Notes,
  textOf: (uri: string) => Promise<string | undefined>,
  within?: string,
): Promise<Plan> {
  const drafts = new Map<string, Draft | undefined>();
  const draftOf = async (uri: string): Promise<Draft | undefined> => {
    if (!drafts.has(uri)) {
      const text = await textOf(uri);
      drafts.set(uri, text === undefined ? undefined : new Draft(text));
    }
    return drafts.get(uri);
  };
  const removed: RemovedCopy[] = [];
  const changed = new Map<string, Draft>();
  for (;;) {
    const round: { readonly uri: string; readonly draft: Draft; readonly removal: Removal }[] = [];
    const leaving = new Places();
    const staying = new Places();
    for (const { copy, original, words } of exactCopies(notes, within)) {
      const draft = await draftOf(copy.uri);
      const source = await draftOf(original.uri);
      if (draft === undefined || source === undefined) continue;
      const removal = removalOf(draft.text, copy.start, copy.end);
      const gap = { uri: copy.uri, start: removal.start, end: removal.end };
      if (!hasAddressesOf(source.textOf(original), draft.textOf(gap))) continue;
      // Each removal is worked out for the text around it, and for the original that stays: what meets either waits.
      if (overlap(gap, original) || staying.overlap(gap) || leaving.touch(gap) || leaving.overlap(original)) continue;
      leaving.add(gap);
      staying.add(original);
      round.push({ uri: copy.uri, draft, removal });
      removed.push({ copy: draft.asWritten(copy), original: source.asWritten(original), words });
    }
    if (round.length === 0) return { drafts: changed, removed };
    // From the end of a note to its start, so that offsets stay true.
    for (const { uri, draft, removal } of round.sort((a, b) => b.removal.start - a.removal.start)) {
      draft.apply(removal);
      changed.set(uri, draft);
    }
    for (const [uri, { text }] of new Map(round.map(({ uri, draft }) => [uri, draft]))) notes.put(uri, text);
  }
}

/** An exact copy that nobody has marked as intended. */
export function isUnwanted({ kind, intended }: Copy): boolean {
  return kind === 'copy' && intended === undefined;
}

/** The largest first; of equals the first in note order. */
function exactCopies(notes: Notes, within: string | undefined): readonly RemovedCopy[] {
  return notes
    .repeats(within)
    .flatMap(({ words, copies: [original, ...others] }) =>
      original === undefined ? [] : others.filter(isUnwanted).map((copy) => ({ copy, original, words })),
    )
    .filter(({ copy }) => within === undefined || copy.uri === within)
    .sort((a, b) => b.words - a.words);
}

function overlap(a: Place, b: Place): boolean {
  return a.uri === b.uri && a.start < b.end && b.start < a.end;
}

class Places {
  readonly #byUri = new Map<string, Place[]>();

  add(place: Place): void {
    const places = this.#byUri.get(place.uri);
    if (places === undefined) this.#byUri.set(place.uri, [place]);
    else places.push(place);
  }

  overlap(place: Place): boolean {
    return this.#in(place.uri).some((other) => overlap(place, other));
  }

  touch({ uri, start, end }: Place): boolean {
    return this.#in(uri).some((other) => start <= other.end && other.start <= end);
  }

  #in(uri: string): readonly Place[] {
    return this.#byUri.get(uri) ?? [];
  }
}
