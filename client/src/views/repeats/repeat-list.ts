import type { ListedRepeat, RepeatPart } from '../../../../server/src/protocol.js';
import type { RepeatNode, RepeatPlaceNode, RepeatsNode } from './repeat-nodes.js';
import { placesOf } from './repeat-rows.js';

/**
 * The rows of one part. The row of a repeat stays the same while the repeat is edited: it is known by the words of its
 * original, and where these have changed by the notes that it stands in.
 */
export class RepeatList {
  readonly #part: RepeatPart;
  #rows: readonly RepeatNode[] = [];

  constructor(part: RepeatPart) {
    this.#part = part;
  }

  /** Takes the repeats that there are now, and adds to `changed` the rows that look different. */
  take(repeats: readonly ListedRepeat[], changed: Set<RepeatsNode>): readonly RepeatNode[] {
    const byWords = new Pool(this.#rows, ({ repeat }) => repeat.id);
    const same = repeats.map(({ id }) => byWords.take(id));
    const byNotes = new Pool(byWords.left, ({ repeat }) => notesOf(repeat));
    const known = repeats.map((repeat, at) => same[at] ?? byNotes.take(notesOf(repeat)));
    const used = new Set(known.map((row) => row?.id));
    this.#rows = repeats.map((repeat, at) => {
      const row = known[at] ?? this.#row(repeat, used);
      if (JSON.stringify(repeat) === JSON.stringify(row.repeat)) return row;
      row.repeat = repeat;
      if (row.places) row.places = renewed(row.places, placesOf(repeat));
      changed.add(row);
      return row;
    });
    return this.#rows;
  }

  /** Two repeats of the same words are rare, and two rows of one id are an error. */
  #row(repeat: ListedRepeat, used: Set<string | undefined>): RepeatNode {
    let id = `${this.#part} ${repeat.id}`;
    while (used.has(id)) id += '+';
    used.add(id);
    return { kind: 'repeat', id, repeat, places: undefined };
  }
}

/** Rows by what they are known by, of which each is taken once. */
class Pool {
  readonly #rows = new Map<string, RepeatNode[]>();

  constructor(rows: readonly RepeatNode[], keyOf: (row: RepeatNode) => string) {
    for (const row of rows.toReversed()) this.#rows.set(keyOf(row), [...(this.#rows.get(keyOf(row)) ?? []), row]);
  }

  take(key: string): RepeatNode | undefined {
    return this.#rows.get(key)?.pop();
  }

  get left(): readonly RepeatNode[] {
    return [...this.#rows.values()].flat();
  }
}

function notesOf({ copies }: ListedRepeat): string {
  return copies.map(({ location }) => location.uri).join('\n');
}

/** Places that look as they did stay the same rows, so that the selection stays on them. */
function renewed(before: readonly RepeatPlaceNode[], after: readonly RepeatPlaceNode[]): readonly RepeatPlaceNode[] {
  const known = new Map(before.map((node) => [JSON.stringify(node.answer), node]));
  return after.map((node) => known.get(JSON.stringify(node.answer)) ?? node);
}
