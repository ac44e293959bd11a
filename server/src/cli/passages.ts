import { oneLine } from '../features/display.js';
import type { Place, RelatedPassage } from '../index.js';
import { seemly } from '../text/seemly.js';
import { type Library, UsageError } from './library.js';
import type { Style } from './style.js';

const previewLength = 160;
const mostReasons = 8;

/** Passages that answer a question, best first; `passage`: the one that was asked about. */
export interface FoundPassages {
  readonly query?: string;
  readonly passage?: Place;
  readonly answers: readonly RelatedPassage[];
}

/** The passages related to the one on a line of a note, counted from 1. */
export function relatedTo(library: Library, uri: string, line: number, limit: number): FoundPassages {
  const { notes } = library;
  const starts = notes.lines(uri);
  const start = starts?.[line - 1];
  const end = starts?.[line] ?? Number.MAX_SAFE_INTEGER;
  const name = `${library.pathOf(uri)}:${line}`;
  if (start === undefined) throw new UsageError(`${name}: there is no such line`);
  const passage = notes.passages(uri).find((one) => one.start < end && start < one.end);
  if (passage === undefined) throw new UsageError(`${name}: there is no passage on this line`);
  const answers = notes.related(uri, passage.start, limit);
  return { passage: { uri, start: passage.start, end: passage.end }, answers };
}

/** The passages that a free query finds. */
export function searched(library: Library, query: string, limit: number): FoundPassages {
  return { query, answers: library.notes.search(query, { limit }) };
}

/** For a person: where each is, how it begins, what it shares with the question, and where copies of it are. */
export async function passagesText(library: Library, { answers }: FoundPassages, style: Style): Promise<string> {
  const blocks: string[] = [];
  for (const answer of answers) {
    const preview = oneLine(await library.textOf(answer), previewLength);
    const copies = answer.copies.map((copy) => seemly(library.locate(copy)));
    const lines = [reason(answer), ...(copies.length > 0 ? [`copied in ${copies.join(', ')}`] : [])];
    const faint = lines.filter((line) => line !== '').map((line) => `\n  ${style.faint(line)}`);
    blocks.push(`${style.strong(seemly(library.locate(answer)))}\n  ${preview}${faint.join('')}`);
  }
  return blocks.map((block) => `${block}\n`).join('\n');
}

/** For a program: the same with the whole texts, the scores, and ranges that count lines and columns from 1. */
export async function passagesJson(library: Library, { query, passage, answers }: FoundPassages): Promise<string> {
  const placed = ({ uri, start, end }: Place) => {
    const starts = library.startsOf(uri);
    const at = (offset: number) => {
      const [line] = library.linesOf({ uri, start: offset, end: offset }, starts);
      return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
    };
    return { path: library.pathOf(uri), start: at(start), end: at(end) };
  };
  const described = [];
  for (const answer of answers) {
    const { score, strength, relation, because, copies } = answer;
    const text = await library.textOf(answer);
    described.push({ ...placed(answer), text, score, strength, relation, because, copies: copies.map(placed) });
  }
  const asked = passage === undefined ? { query } : { passage: placed(passage) };
  return `${JSON.stringify({ ...asked, answers: described }, undefined, 2)}\n`;
}

/** Words of a concept that is named say nothing more. */
function reason({ relation, because: { concepts, words } }: RelatedPassage): string {
  const named = new Set(concepts.flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u)));
  const telling = [...concepts, ...words.filter((word) => !named.has(word))];
  const shared = telling.slice(0, mostReasons).map(seemly).join(', ');
  const relations = { source: 'is quoted here', quotedBy: 'quotes this', related: '' };
  return [relations[relation], shared].filter((part) => part !== '').join('; ');
}
