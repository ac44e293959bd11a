import { existsSync, readFileSync } from 'node:fs';
import type { Candidate } from '../../../server/src/index.js';
import { hashOf } from '../../../server/src/text/hash.js';

/** What a reader says of a candidate. */
export interface TermVerdict {
  readonly isTerm: boolean;
  readonly reason: string;
}

/** By {@link keyOfTerm}. */
export type TermVerdicts = ReadonlyMap<string, TermVerdict>;

/** What stands for a term in a table of verdicts, whatever its capitals, hyphens and spaces. */
export function keyOfTerm(name: string): string {
  const written = name.toLowerCase().replace(/[\s-]+/g, ' ');
  return hashOf(written).toString(16).padStart(8, '0');
}

/** Verdicts, one a line below a heading: key of the term, `term` or `not`, reason. */
export function readTermVerdicts(path: string): TermVerdicts {
  const rows = existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').slice(1) : [];
  return new Map(
    rows.map((row) => {
      const [key = '', verdict, reason = ''] = row.split('\t');
      return [key, { isTerm: verdict === 'term', reason }];
    }),
  );
}

/** What was said of a candidate, by its name or by a form; undefined where nobody has judged it yet. */
export function verdictOnTerm({ name, forms }: Candidate, verdicts: TermVerdicts): TermVerdict | undefined {
  for (const written of [name, ...forms]) {
    const verdict = verdicts.get(keyOfTerm(written));
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}
