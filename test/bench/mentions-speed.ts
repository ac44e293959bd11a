import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GlossaryEntry } from '../../server/src/answers.js';
import { Concepts } from '../../server/src/concepts/concepts.js';
import { PackedWords } from '../../server/src/text/packed-words.js';
import { readProse } from '../../server/src/text/prose.js';

/**
 * All mentions of 10, 1,000 and 10,000 concepts over the essays, against the word pass alone; and how long a changed
 * glossary of as many concepts takes until the mentions of one note are known again. Best of three.
 */
const folder = '../shared/data/notes-essays';

if (existsSync(folder)) measure();
else console.log(`mentions: skipped, there is no ${folder}`);

function measure(): void {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = paths.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).sort();
  const alone = best(() => {
    for (const text of texts) readProse(text);
  });
  const readings = texts.map((text) => {
    const { words, passages } = readProse(text);
    return { words: new PackedWords(words), passages };
  });
  console.log(`word pass alone: ${alone.toFixed(0)} ms`);
  const names = termsOf(texts);
  for (const count of [10, 1000, 10_000]) {
    const entries = names
      .slice(0, count)
      .map((name): GlossaryEntry => ({ name, aliases: [], written: [], text: 'x', start: 0, end: 1 }));
    const concepts = new Concepts((a, b) => (a < b ? -1 : 1));
    concepts.put('glossary', { glossary: entries, definitions: [], acronyms: [] });
    let mentions = 0;
    const all = best(() => {
      mentions = 0;
      for (const [index, { words, passages }] of readings.entries()) {
        mentions += concepts.mentions(String(index), words, passages).count;
      }
    });
    let edit = 0;
    const changed = best(() => {
      const added: GlossaryEntry = {
        name: `a new name ${edit++}`,
        aliases: [],
        written: [],
        text: 'x',
        start: 0,
        end: 1,
      };
      concepts.put('glossary', { glossary: [...entries, added], definitions: [], acronyms: [] });
      const [first] = readings;
      if (first !== undefined) concepts.mentions('0', first.words, first.passages);
    });
    console.log(
      `${count} concepts: ${mentions} mentions in ${all.toFixed(0)} ms; a glossary edit shows in ${changed.toFixed(0)} ms`,
    );
  }
}

/** Pairs of neighbouring words of the essays, each once: terms as they come. */
function termsOf(texts: readonly string[]): string[] {
  const terms = new Set<string>();
  for (const text of texts) {
    for (const [pair] of text.slice(0, 2000).matchAll(/[a-z]{5,} [a-z]{5,}/g)) terms.add(pair);
  }
  return [...terms];
}

/** Milliseconds of the fastest of three runs. */
function best(run: () => void): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}
