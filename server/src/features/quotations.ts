import { originalOf, type Passage, type Place } from '../index.js';
import type { Context } from './context.js';

/**
 * The passages that quote others with what they quote, by where they start; a block quote says that much itself. And
 * those that are quoted with where, unless the lens that says how often they are repeated leads there.
 */
export function quotations(
  { notes, workspace }: Context,
  uri: string,
  passages: readonly Passage[],
): [number, Place[]][] {
  const known = new Map([[uri, passages]]);
  const passagesOf = (note: string): readonly Passage[] => {
    const list = known.get(note) ?? notes.passages(note);
    known.set(note, list);
    return list;
  };
  const around = (place: Place): number => passagesOf(place.uri).findLastIndex(({ start }) => start <= place.start);
  const relations = new Map<number, Map<string, Place>>();
  const add = (from: Place, to: Place): void => {
    const at = around(from);
    const there = around(to);
    const passage = passages[at];
    const isSeen = to.uri === uri && Math.abs(there - at) <= 1;
    if (passage === undefined || passage.kind === 'quote' || isSeen) return;
    const places = relations.get(passage.start) ?? new Map<string, Place>();
    relations.set(passage.start, places);
    // Of two quotations from one passage the first leads there.
    const key = `${to.uri} ${there}`;
    if (!places.has(key)) places.set(key, to);
  };
  for (const { copies } of notes.repeats(uri)) {
    const original = originalOf(copies);
    if (original === undefined) continue;
    const quoting = copies.filter(({ kind }) => kind === 'quotation');
    for (const copy of quoting) if (copy.uri === uri) add(copy, original);
    const isTold = original.uri !== uri || workspace.settingsOf(uri)['codeLens.repeats'];
    if (!isTold) for (const copy of quoting) add(original, copy);
  }
  return Array.from(relations, ([start, places]) => [start, [...places.values()]]);
}
