import { readFileSync } from 'node:fs';
import type { Place } from '../../../server/src/index.js';
import { isSame } from './same.js';

/** What a reader says of an answer to a passage. */
export interface Verdict {
  readonly asked: Place;
  readonly answer: Place;
  /** `related`: who reads the passage would be glad to be led there; `copy`: it is the passage once more. */
  readonly word: 'related' | 'not' | 'copy';
}

/** Verdicts, one a line below a heading: note, start and end of the passage, the same of the answer, verdict. */
export function readVerdicts(path: string): readonly Verdict[] {
  const rows = readFileSync(path, 'utf8').trim().split('\n').slice(1);
  return rows.map((row) => {
    const [uri = '', start, end, other = '', otherStart, otherEnd, word] = row.split('\t');
    return {
      asked: { uri, start: Number(start), end: Number(end) },
      answer: { uri: other, start: Number(otherStart), end: Number(otherEnd) },
      word: word === 'related' || word === 'copy' ? word : 'not',
    };
  });
}

/** What was said of an answer to a passage, undefined where nobody has judged it yet. */
export function verdictOn(asked: Place, answer: Place, verdicts: readonly Verdict[]): Verdict | undefined {
  return verdicts.find((verdict) => isSame(verdict.asked, asked) && isSame(verdict.answer, answer));
}
