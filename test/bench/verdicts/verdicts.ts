import { readFileSync } from 'node:fs';
import type { Copy } from '../../../server/src/index.js';
import type { Draw } from './draw.js';

/** A place of a text: UTF-16 offsets, end exclusive. */
type Place = Pick<Copy, 'uri' | 'start' | 'end'>;

/** What a reader says of a copy beside its original. */
export interface Verdict {
  readonly copy: Place;
  readonly original: Place;
  readonly isRepeated: boolean;
  readonly reason: string;
}

/** Two places are the same where their common part is at least this share of their union: bounds move by a word. */
const SAME = 0.9;

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

function isSame(one: Place, other: Place): boolean {
  if (one.uri !== other.uri) return false;
  const common = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  const both = Math.max(one.end, other.end) - Math.min(one.start, other.start);
  return common >= SAME * both;
}
