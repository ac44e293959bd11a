import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareNotes } from '../../server/src/note-order.js';
import { NoteRanks } from '../../server/src/note-ranks.js';
import { runs } from './runs.js';

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ add: fc.string({ unit: fc.constantFrom('a', 'b', 'c', '/'), maxLength: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ remove: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ ask: fc.constantFrom('ranks', 'uris') }) },
);

/** Answers of the fast order, each beside that of one that is sorted anew. */
class Orders {
  readonly #compare = compareNotes([]);
  readonly #ranks = new NoteRanks(this.#compare);
  readonly #uris = new Map<number, string>();
  #next = 0;

  add(path: string): void {
    const note = this.#next++;
    const uri = `file:///${path}/${note}`;
    this.#uris.set(note, uri);
    this.#ranks.add(note, uri);
  }

  remove(which: number): void {
    const note = [...this.#uris.keys()][which % Math.max(1, this.#uris.size)];
    if (note === undefined) return;
    this.#uris.delete(note);
    this.#ranks.remove(note);
  }

  check(): void {
    const sorted = [...this.#uris].sort(([, a], [, b]) => this.#compare(a, b));
    const byRank = [...this.#uris].sort(([a], [b]) => this.#ranks.of(a) - this.#ranks.of(b));
    assert.deepEqual(byRank, sorted);
    assert.equal(new Set(sorted.map(([note]) => this.#ranks.of(note))).size, sorted.length);
  }

  checkUris(): void {
    const sorted = [...this.#uris.values()].sort(this.#compare);
    assert.deepEqual(this.#ranks.uris(), sorted);
  }
}

test('notes that come and go by turns have the places that they have where all are sorted', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const orders = new Orders();
      for (const each of steps) {
        if ('add' in each) orders.add(each.add);
        else if ('remove' in each) orders.remove(each.remove);
        else if (each.ask === 'ranks') orders.check();
        else orders.checkUris();
      }
      orders.check();
      orders.checkUris();
    }),
    runs(300),
  );
});

test('notes that come one after the other to one place, each before or after the last, keep their order', () => {
  for (const name of [(at: number): number => 10_000 + at, (at: number): number => 20_000 - at]) {
    const orders = new Orders();
    for (const path of ['a', 'z']) orders.add(path);
    for (let at = 0; at < 300; at++) {
      orders.add(`m/${name(at)}`);
      orders.check();
    }
    orders.checkUris();
  }
});

test('to ask after each note that comes and goes compares it with few others', () => {
  let comparisons = 0;
  const order = compareNotes([]);
  const ranks = new NoteRanks((a, b) => {
    comparisons++;
    return order(a, b);
  });
  const many = 5000;
  for (let note = 0; note < many; note++) ranks.add(note, `file:///came/${note}`);
  ranks.of(0);
  comparisons = 0;
  for (let note = 0; note < many; note++) {
    ranks.add(many + note, `file:///moved/${note}`);
    ranks.of(many + note);
    ranks.remove(note);
    ranks.of(many + note);
  }
  // Two searches each, and now and then those that have come lately are sorted among the others.
  assert.ok(comparisons < 150 * many, `${comparisons} comparisons`);
});
