import { existsSync, readFileSync } from 'node:fs';
import { read } from '../../server/src/index.js';
import { bar } from './scores/bar.js';
import { f1 } from './scores/f1.js';

/**
 * Sentences of `definitions/encyclopedia.jsonl`, each a note: is a definition found in those that are one? With an
 * argument, the sentences that went wrong are printed.
 */
const file = '../shared/data/definitions/encyclopedia.jsonl';
const shown = process.argv[2] !== undefined;

interface Row {
  readonly text: string;
  readonly term: string;
  readonly definition: boolean;
}

if (existsSync(file)) measure();
else console.log(`definitions: skipped, there is no ${file}`);

function measure(): void {
  let right = 0;
  let found = 0;
  let wanted = 0;
  let named = 0;
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { text, term, definition } = JSON.parse(line) as Row;
    const { definitions } = read(text);
    if (definition) wanted++;
    if (definitions.length > 0) found++;
    if (definition && definitions.length > 0) right++;
    if (definition && definitions.some((one) => one.term.toLowerCase() === term.toLowerCase())) named++;
    if (shown && definition !== definitions.length > 0) {
      const [one] = definitions;
      console.log(
        one === undefined ? `missed: ${text}` : `unwanted: [${one.term}] ${one.pattern} ${one.score}: ${text}`,
      );
    }
  }
  const score = f1(right, found, wanted);
  bar('definitions encyclopedia: F1', score.f1, 0.74, 0.8);
  bar('definitions encyclopedia: precision', score.precision, 0.85, 0.88);
  console.log(`definitions encyclopedia: of these the right term ${(named / right).toFixed(3)}`);
}
