import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNotes, type Repeat } from '../../server/src/index.js';
import { readWords } from '../../server/src/text/prose.js';
import { atMost, bar } from './scores/bar.js';
import { type Case, coveredBy, Plagdet } from './scores/plagdet.js';

/** The labelled sets of `../shared/data`, with one default configuration. */
const folder = '../shared/data';

interface Target {
  readonly required: number;
  readonly goal: number;
}
const alignmentTargets: Readonly<Record<string, Target>> = {
  'no-obfuscation': { required: 0.975, goal: 0.985 },
  'random-obfuscation': { required: 0.86, goal: 0.9 },
};
const perturbedTargets: Readonly<Record<string, Target>> = {
  sub5: { required: 0.99, goal: 1 },
  sub10: { required: 0.98, goal: 0.99 },
  sub20: { required: 0.92, goal: 0.97 },
  shuffle: { required: 0.98, goal: 1 },
};

if (existsSync(folder)) {
  alignment();
  perturbed();
  replies();
} else console.log(`repeats: skipped, there is no ${folder}`);

/** The repeats of two texts known as `a` and `b`. */
function repeatsOf(a: string, b: string): readonly Repeat[] {
  const notes = createNotes();
  notes.put('a', a);
  notes.put('b', b);
  return notes.repeats();
}

/**
 * What corresponds between the two notes of some repeats: each copy and its original. Of two copies a repeat says that
 * each is alike the original, not where one is alike the other.
 */
function between(repeats: readonly Repeat[]): Case[] {
  return repeats.flatMap(({ copies }) => {
    const original = copies.find(({ kind }) => kind === 'original') ?? copies[0];
    if (original === undefined) return [];
    return copies
      .filter(({ uri }) => uri !== original.uri)
      .map((copy): Case => {
        const [a, b] = original.uri === 'a' ? [original, copy] : [copy, original];
        return { a: [a.start, a.end], b: [b.start, b.end] };
      });
  });
}

/** Whether a detection passes the filter of Sanchez-Perez et al. 2014, which reported none below 150 characters. */
function isLong({ a, b }: Case): boolean {
  return Math.min(a[1] - a[0], b[1] - b[0]) >= 150;
}

/** PAN 2013 text alignment. */
function alignment(): void {
  const root = join(folder, 'repeats/alignment');
  const scores = new Map<string, Plagdet>();
  const longScores = new Map<string, Plagdet>();
  let falseReports = 0;
  for (const line of readFileSync(join(root, 'pairs.jsonl'), 'utf8').trim().split('\n')) {
    const { kind, a, b, cases } = JSON.parse(line) as {
      kind: string;
      a: string;
      b: string;
      cases: [number, number, number, number][];
    };
    const read = (name: string): string => readFileSync(join(root, 'texts', name), 'utf8');
    const found = between(repeatsOf(read(a), read(b)));
    if (cases.length === 0 && found.length > 0) falseReports++;
    const score = scores.get(kind) ?? new Plagdet();
    scores.set(kind, score);
    const long = longScores.get(kind) ?? new Plagdet();
    longScores.set(kind, long);
    const labelled = cases.map(([a0, a1, b0, b1]): Case => ({ a: [a0, a1], b: [b0, b1] }));
    score.add(labelled, found);
    long.add(labelled, found.filter(isLong));
  }
  for (const [kind, score] of scores) {
    const { plagdet, precision, recall, granularity } = score.score();
    const detail = `precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, granularity ${granularity.toFixed(3)}`;
    console.log(`      alignment ${kind}: ${detail}`);
    const target = alignmentTargets[kind];
    if (target) bar(`alignment ${kind}: plagdet`, plagdet, target.required, target.goal);
    const long = longScores.get(kind)?.score();
    if (target && long)
      console.log(`      alignment ${kind}: plagdet of 150 characters and more ${long.plagdet.toFixed(4)}`);
  }
  atMost('alignment: pairs with a false report', falseReports, 2, 0);
}

/** A text and a bent copy of it: how many words of the copy stand in a repeat, and in how many. */
function perturbed(): void {
  const root = join(folder, 'repeats/perturbed');
  for (const name of readdirSync(root).sort()) {
    const file = (start: string): string => readdirSync(join(root, name)).find((file) => file.startsWith(start)) ?? '';
    const copy = readFileSync(join(root, name, file('copy')), 'utf8');
    const repeats = repeatsOf(readFileSync(join(root, name, file('orig')), 'utf8'), copy);
    const places = between(repeats).map(({ b }) => b);
    const { words } = readWords(copy);
    let covered = 0;
    for (let word = 0; word < words.count; word++) {
      const range = [words.starts[word] ?? 0, words.ends[word] ?? 0] as const;
      if (coveredBy(range, places) === range[1] - range[0]) covered++;
    }
    const { required, goal } = perturbedTargets[name] ?? { required: 0.995, goal: 1 };
    bar(`perturbed ${name}: words covered`, covered / words.count, required, goal);
    if (name !== 'shuffle') atMost(`perturbed ${name}: repeats`, repeats.length, 1, 1);
  }
}

/** Replies that quote their parent: how many are linked to it by a repeat, and by a quotation. */
function replies(): void {
  const root = join(folder, 'notes-mail');
  const notes = createNotes();
  for (const name of readdirSync(root)) notes.put(name.replace('.txt', ''), readFileSync(join(root, name), 'utf8'));
  const linked = new Set<string>();
  const quoted = new Set<string>();
  for (const { copies } of notes.repeats()) {
    const uris = [...new Set(copies.map(({ uri }) => uri))];
    const quoting = new Set(copies.filter(({ kind }) => kind === 'quotation').map(({ uri }) => uri));
    if (uris.length > 200) continue;
    for (const a of uris) {
      for (const b of uris) {
        linked.add(`${a} ${b}`);
        if (quoting.has(a)) quoted.add(`${a} ${b}`);
      }
    }
  }
  const rows = readFileSync(join(folder, 'notes-mail-replies.tsv'), 'utf8').trim().split('\n');
  const pairs = rows.map((row) => row.split('\t').slice(0, 2).join(' '));
  const share = (set: Set<string>): number => pairs.filter((pair) => set.has(pair)).length / pairs.length;
  bar('replies: linked to the parent', share(linked), 0.995, 0.9996);
  bar('replies: linked as a quotation', share(quoted), 0.97, 0.99);
}
