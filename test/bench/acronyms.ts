import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '../../server/src/index.js';
import { bar } from './scores/bar.js';
import { f1 } from './scores/f1.js';

/**
 * Exact spans of long forms on the labelled sentences of `acronyms/`, a sentence a note. With the name of a set, the
 * sentences that went wrong are printed: what was found and is not wanted, what is wanted and was not found.
 */
const folder = '../shared/data/acronyms';
const shown = process.argv[2];

interface Row {
  readonly text: string;
  readonly long: readonly (readonly [number, number])[];
}

if (existsSync(folder)) {
  measure('papers', 0.91, 0.93);
  measure('scientific', 0.77, 0.8);
  measure('legal', 0.7, 0.73);
} else console.log(`acronyms: skipped, there is no ${folder}`);

function measure(set: string, required: number, goal: number): void {
  let right = 0;
  let found = 0;
  let wanted = 0;
  for (const line of readFileSync(join(folder, `${set}.jsonl`), 'utf8')
    .trim()
    .split('\n')) {
    const { text, long } = JSON.parse(line) as Row;
    const gold = new Set(long.map(([start, end]) => `${start}-${end}`));
    const got = new Set(read(text).acronyms.map(({ start, end }) => `${start}-${end}`));
    const unwanted = [...got].filter((span) => !gold.has(span));
    const missed = [...gold].filter((span) => !got.has(span));
    right += got.size - unwanted.length;
    found += got.size;
    wanted += gold.size;
    if (set !== shown || unwanted.length + missed.length === 0) continue;
    const written = (spans: readonly string[]): string => spans.map((span) => writtenAt(text, span)).join(' | ');
    console.log(`${text}\n  unwanted: ${written(unwanted)}\n  missed: ${written(missed)}`);
  }
  bar(`acronyms ${set}: F1`, f1(right, found, wanted).f1, required, goal);
}

function writtenAt(text: string, span: string): string {
  const [start, end] = span.split('-').map(Number);
  return text.slice(start, end);
}
