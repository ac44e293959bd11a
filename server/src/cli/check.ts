import { oneLine, percent } from '../features/display.js';
import { severityOf } from '../features/flags.js';
import { mentionCounts } from '../features/wording.js';
import type { Concept, Copy, Repeat } from '../index.js';
import { originalOf } from '../index.js';
import { english } from '../messages.js';
import { defaultSettings, type Severity } from '../settings.js';
import { seemly } from '../text/seemly.js';
import { count } from './count.js';
import type { Library } from './library.js';
import type { Style } from './style.js';

/** What a check found: what to print, and whether anything is above a hint. */
export interface Checked {
  readonly output: string;
  readonly isFlagged: boolean;
}

const mostConcepts = 25;
const previewLength = 90;

/** Repeats, concepts and counts for a person. */
export async function checkText(library: Library, style: Style): Promise<Checked> {
  const { notes } = library;
  const found = notes.repeats();
  const repeats = found.flatMap(unintended);
  const flags = severities(repeats);
  const concepts = mentioned(notes.concepts());
  const blocks: string[] = [];
  // One after the other: the notes that hold the originals may be more than files that can be open at once.
  for (const repeat of repeats) blocks.push(await block(library, repeat, flags, style));
  const grave = graveCount(flags);
  const total = notes.counts();
  const summary =
    `${count(total.notes, 'note')}, ${count(total.passages, 'passage')}, ${count(total.words, 'word')}: ` +
    `${count(repeats.length, 'repeat')}, ${grave} to look at${intendedCount(found)}; ${count(concepts.length, 'concept')}`;
  const output = [
    ...(repeats.length > 0 ? [style.strong('Repeats'), ...blocks] : []),
    ...(concepts.length > 0 ? [style.strong('Concepts'), table(concepts)] : []),
    ...(library.skipped.length > 0 ? [style.strong('Left out'), skipped(library)] : []),
    summary,
  ];
  return { output: `${output.join('\n\n')}\n`, isFlagged: grave > 0 };
}

/** The same for a program. */
export function checkJson(library: Library): Checked {
  const { notes } = library;
  const repeats = notes.repeats();
  const flags = severities(repeats);
  const copyOf = (copy: Copy) => {
    const { uri, start, end, kind, similarity } = copy;
    const [first, last] = library.linesOf(copy);
    const severity = flags.get(copy) ?? null;
    const intended = copy.intended !== undefined;
    return { path: library.pathOf(uri), lines: [first, last], start, end, kind, similarity, severity, intended };
  };
  const report = {
    ...notes.counts(),
    repeats: repeats.map(({ words, copies }) => ({ words, copies: copies.map(copyOf) })),
    concepts: mentioned(notes.concepts()).map(({ name, forms, mentions, notes: holding, definitions }) => ({
      name,
      forms,
      mentions,
      notes: holding,
      origin: definitions[0]?.origin ?? 'none',
    })),
    skipped: library.skipped,
  };
  const isFlagged = graveCount(flags) > 0;
  return { output: `${JSON.stringify(report, undefined, 2)}\n`, isFlagged };
}

/** How loudly each copy is flagged; one that is not is left out. */
export function severities(repeats: readonly Repeat[]): ReadonlyMap<Copy, Exclude<Severity, 'off'>> {
  const copies = repeats.flatMap((repeat) => repeat.copies);
  return new Map(
    copies.flatMap((copy) => {
      const severity = severityOf(copy, defaultSettings);
      return severity === 'off' ? [] : [[copy, severity]];
    }),
  );
}

/** How many copies are above a hint. */
export function graveCount(flags: ReturnType<typeof severities>): number {
  return [...flags.values()].filter((severity) => severity !== 'hint').length;
}

/** A repeat without the copies that are intended; none where no other is left. */
function unintended({ words, copies }: Repeat): readonly Repeat[] {
  const left = copies.filter(({ intended }) => intended === undefined);
  return left.length > 1 ? [{ words, copies: left }] : [];
}

function intendedCount(repeats: readonly Repeat[]): string {
  const intended = repeats.flatMap(({ copies }) => copies).filter((copy) => copy.intended !== undefined).length;
  return intended === 0 ? '' : ` and ${intended} intended`;
}

async function block(
  library: Library,
  { words, copies }: Repeat,
  flags: ReturnType<typeof severities>,
  style: Style,
): Promise<string> {
  const original = originalOf(copies);
  const preview = original === undefined ? '' : oneLine(await library.textOf(original), previewLength);
  const lines = copies.map((copy) => {
    const severity = flags.get(copy);
    const isGrave = severity !== undefined && severity !== 'hint';
    const line = `  ${role(copy).padEnd(12)} ${seemly(library.locate(copy))}`;
    return isGrave ? style.warning(line) : line;
  });
  return [`${count(words, 'word')}  ${style.faint(preview)}`, ...lines].join('\n');
}

function role({ kind, similarity }: Copy): string {
  return kind === 'near' && similarity < 1 ? `near ${percent(similarity)}` : kind;
}

function mentioned(concepts: readonly Concept[]): readonly Concept[] {
  return concepts.filter(({ mentions }) => mentions > 0).sort((a, b) => b.mentions - a.mentions);
}

function table(concepts: readonly Concept[]): string {
  const shown = concepts.slice(0, mostConcepts);
  const width = Math.min(Math.max(...shown.map(({ name }) => name.length)), 40);
  const lines = shown.map(
    (concept) => `  ${oneLine(concept.name, 40).padEnd(width)}  ${mentionCounts(english, concept)}`,
  );
  const more = concepts.length - shown.length;
  return [...lines, ...(more > 0 ? [`  and ${count(more, 'concept')} more`] : [])].join('\n');
}

function skipped(library: Library): string {
  return library.skipped.map(({ path, reason }) => `  ${seemly(path)} ${reason}`).join('\n');
}
