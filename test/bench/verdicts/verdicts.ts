import { readFileSync } from 'node:fs';
import type { Copy } from '../../../server/src/index.js';
import type { Draw } from './draw.js';
import { isSame } from './same.js';

/** A place of a text: UTF-16 offsets, end exclusive. */
type Place = Pick<Copy, 'uri' | 'start' | 'end'>;

/** What a reader says of a copy beside its original. */
export interface Verdict {
  readonly copy: Place;
  readonly original: Place;
  readonly isRepeated: boolean;
  readonly reason: string;
}

/** Verdicts, one a line below a heading: note, start and end of the copy, the same of the original, verdict, reason. */
export function readVerdicts(path: string): readonly Verdict[] {
  const rows = readFileSync(path, 'utf8').trim().split('\n').slice(1);
  return rows.map((row) => {
    const [uri = '', start, end, from = '', fromStart, fromEnd, verdict, reason = ''] = row.split('\t');
    return {
      copy: { uri, start: Number(start), end: Number(end) },
      original: { uri: from, start: Number(fromStart), end: Number(fromEnd) },
      isRepeated: verdict === 'repeated',
      reason,
    };
  });
}

/** What was said of a copy, undefined where nobody has judged it yet, or where it has become another. */
export function verdictOn({ copy, original }: Draw, verdicts: readonly Verdict[]): Verdict | undefined {
  return verdicts.find((verdict) => isSame(verdict.copy, copy) && isSame(verdict.original, original));
}
