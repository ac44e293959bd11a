import { readFileSync } from 'node:fs';

/** A stretch of a note that somebody has read, and what is mentioned in it. Offsets are UTF-16 code units. */
export interface LabelledStretch {
  readonly note: string;
  readonly start: number;
  readonly end: number;
  readonly mentions: readonly { readonly start: number; readonly end: number; readonly concept: string }[];
}

/** Rows of note, start, end and concept below a heading; a row without a concept begins a stretch. */
export function readLabels(path: string): readonly LabelledStretch[] {
  const stretches: { note: string; start: number; end: number; mentions: LabelledStretch['mentions'][number][] }[] = [];
  for (const row of readFileSync(path, 'utf8').trim().split('\n').slice(1)) {
    const [note = '', from, to, concept = ''] = row.split('\t');
    const [start, end] = [Number(from), Number(to)];
    if (concept === '') stretches.push({ note, start, end, mentions: [] });
    else stretches.at(-1)?.mentions.push({ start, end, concept });
  }
  return stretches;
}
