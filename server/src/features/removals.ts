import type { Copy, Notes, Place, Repeat } from '../index.js';
import { originalOf } from '../index.js';
import { hasAddressesOf } from './addresses.js';
import { byNote } from './by-note.js';
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

export interface PlanOptions {
  /** The notes from which copies are removed; all without it. */
  readonly within?: ReadonlySet<string>;
  /** Times that the notes are looked at, each a question for all repeats: what waits for longer is left. */
  readonly rounds?: number;
  /** Lets others have their turn, or throws. */
  readonly pause?: () => Promise<void>;
}

/**
 * Plans the removal of every exact later copy that is not intended, the largest first, until none is left but those that
 * hold an address which their original lacks. `notes` ends up as if all had been removed. `textOf` is asked once a note
 * for its text as `notes` holds it; undefined: nothing is removed from this note, or because of it.
 * What is a quotation or boilerplate at first stays, even where others that hold it go.
 */
export async function planRemovals(
  notes: Notes,
  textOf: (uri: string) => Promise<string | undefined>,
  { within, rounds = Number.POSITIVE_INFINITY, pause = async () => {} }: PlanOptions = {},
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
  let spared: ReadonlyMap<string, readonly Place[]> | undefined;
  for (let count = 0; count < rounds; count++) {
    const round = new Round();
    const repeats = repeatsIn(notes, within);
    spared ??= sparedPlaces(repeats);
    for (const { copy, original, words } of exactCopies(repeats)) {
      if (within?.has(copy.uri) === false) continue;
      const draft = await draftOf(copy.uri);
      const source = await draftOf(original.uri);
      if (draft === undefined || source === undefined) continue;
      const removal = removalOf(draft.text, copy.start, copy.end);
      if (!hasAddressesOf(source.textOf(original), draft.textOf(removal))) continue;
      const written = draft.asWritten(copy);
      if (spared.get(copy.uri)?.some((place) => place.start <= written.start && written.end <= place.end)) continue;
      if (!round.take(copy.uri, removal, original)) continue;
      removed.push({ copy: written, original: source.asWritten(original), words });
    }
    if (round.removals.size === 0) break;
    for (const [uri, removals] of round.removals) {
      const draft = await draftOf(uri);
      if (draft === undefined) continue;
      // From the end of a note to its start, so that offsets stay true.
      for (const removal of removals.toSorted((a, b) => b.start - a.start)) draft.apply(removal);
      changed.set(uri, draft);
      notes.put(uri, draft.text);
      await pause();
    }
  }
  return { drafts: changed, removed };
}

/** An exact copy that nobody has marked as intended. */
export function isUnwanted({ kind, intended }: Copy): boolean {
  return kind === 'copy' && intended === undefined;
}

function repeatsIn(notes: Notes, within: ReadonlySet<string> | undefined): readonly Repeat[] {
  const [uri] = within ?? [];
  return within?.size === 1 ? notes.repeats(uri) : notes.repeats();
}

/** The largest first; of equals the first in note order. */
function exactCopies(repeats: readonly Repeat[]): readonly RemovedCopy[] {
  return repeats
    .flatMap(({ words, copies }) => {
      const original = originalOf(copies);
      return original === undefined ? [] : copies.filter(isUnwanted).map((copy) => ({ copy, original, words }));
    })
    .sort((a, b) => b.words - a.words);
}

/** Quotations and boilerplate, by note. */
function sparedPlaces(repeats: readonly Repeat[]): ReadonlyMap<string, readonly Place[]> {
  const copies = repeats.flatMap((repeat) => repeat.copies);
  const spared = copies.filter(({ kind }) => kind === 'quotation' || kind === 'boilerplate');
  return byNote(spared, ({ uri }) => uri);
}

/** Removals that do not depend on each other. */
class Round {
  readonly removals = new Map<string, Removal[]>();
  readonly #staying = new Map<string, Place[]>();

  /**
   * Takes a removal from a note if it can. Each is worked out for the text around it, and for the original that stays:
   * what meets either waits.
   */
  take(uri: string, removal: Removal, original: Place): boolean {
    const leaving = this.removals.get(uri) ?? [];
    const staying = this.#staying.get(original.uri) ?? [];
    if (uri === original.uri && overlap(removal, original)) return false;
    if (leaving.some((other) => removal.start <= other.end && other.start <= removal.end)) return false;
    if (this.#staying.get(uri)?.some((place) => overlap(removal, place))) return false;
    if (this.removals.get(original.uri)?.some((other) => overlap(other, original))) return false;
    leaving.push(removal);
    staying.push(original);
    this.removals.set(uri, leaving);
    this.#staying.set(original.uri, staying);
    return true;
  }
}

type Range = Pick<Place, 'start' | 'end'>;

function overlap(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}
