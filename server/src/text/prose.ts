import { type Blocks, LineKind, readBlocks } from './blocks.js';
import { lineStarts } from './lines.js';
import type { PackedWords } from './packed-words.js';
import { gatherPassages, PassageKind, type PassageLines, type Passages, passageAt } from './passages.js';
import { WordList } from './word-list.js';
import { WordReader } from './word-reader.js';
import { type Lexicon, WordFlag, type Words } from './words.js';

/** The words of the text that is being read. */
const list = new WordList();

/** The words and passages of a text. */
export interface Prose {
  /** UTF-16 offset of the start of every line; the first is 0. */
  readonly lines: Uint32Array;
  readonly words: Words;
  readonly lexicon: Lexicon;
  readonly passages: Passages;
}

/** A text before an edit: code units `start` to `end` of it have been replaced by `length` others. */
export interface Before {
  readonly words: PackedWords;
  readonly passages: Passages;
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/**
 * Reads the words and passages of a text in one pass over its lines and one over its prose. Of a text that was read
 * before an edit only the passages that the edit touched are read again, and the lexicon is that of these.
 */
export function readProse(text: string, before?: Before): Prose {
  const lines = lineStarts(text);
  const blocks = readBlocks(text, lines);
  const gathered = gatherPassages(text, blocks);
  const reader = new WordReader(text, list);
  const passages = emptyPassages(gathered.count);
  for (let passage = 0; passage < gathered.count; passage++) {
    layOut(passages, passage, blocks, gathered);
    passages.words[passage] = reader.count;
    if (before === undefined || !copyPassage(before, passages, passage)) {
      readPassage(reader, passage, blocks, gathered);
    }
  }
  passages.words[gathered.count] = reader.count;
  const prose = { lines, words: reader.words(), lexicon: reader.lexicon(), passages };
  // The room that a long text took is given back at once.
  list.clear();
  return prose;
}

/** The words of a short text, such as a name or a query, read as one passage without markers. */
export function readWords(text: string): { readonly words: Words; readonly lexicon: Lexicon } {
  const reader = new WordReader(text, list);
  reader.begin(0, text.length);
  reader.line(0, text.length);
  reader.finish();
  return { words: reader.words(), lexicon: reader.lexicon() };
}

function emptyPassages(count: number): Passages {
  return {
    count,
    starts: new Uint32Array(count),
    ends: new Uint32Array(count),
    kinds: new Uint8Array(count),
    levels: new Uint8Array(count),
    words: new Uint32Array(count + 1),
  };
}

function layOut(passages: Passages, passage: number, blocks: Blocks, gathered: PassageLines): void {
  const first = gathered.first[passage] ?? 0;
  const last = gathered.last[passage] ?? 0;
  const depth = blocks.depths[first] ?? 0;
  const underline = blocks.kinds[last] === LineKind.Underline ? (blocks.levels[last] ?? 0) : 0;
  const level = underline || (blocks.levels[first] ?? 0);
  passages.starts[passage] = blocks.starts[first] ?? 0;
  passages.ends[passage] = blocks.ends[last] ?? 0;
  if (depth > 0) passages.kinds[passage] = PassageKind.Quote;
  else if (level > 0) passages.kinds[passage] = PassageKind.Heading;
  else if (blocks.kinds[first] === LineKind.Item) passages.kinds[passage] = PassageKind.Item;
  passages.levels[passage] = depth || level;
}

/** Takes over the words of a passage that the edit neither touched nor joined to another. */
function copyPassage(
  { words, passages: old, start, end, length }: Before,
  passages: Passages,
  passage: number,
): boolean {
  const first = passages.starts[passage] ?? 0;
  const last = passages.ends[passage] ?? 0;
  const isAfter = first > start + length;
  if (!isAfter && last >= start) return false;
  const shift = isAfter ? start + length - end : 0;
  const known = passageAt(old, first - shift);
  if (old.starts[known] !== first - shift || old.ends[known] !== last - shift) return false;
  list.copy(words, old.words[known] ?? 0, old.words[known + 1] ?? 0, shift);
  return true;
}

function readPassage(reader: WordReader, passage: number, blocks: Blocks, gathered: PassageLines): void {
  const first = gathered.first[passage] ?? 0;
  const last = gathered.last[passage] ?? 0;
  const flags = (blocks.depths[first] ?? 0) > 0 ? WordFlag.InBlock : 0;
  reader.begin(blocks.contents[first] ?? 0, blocks.ends[last] ?? 0, flags);
  for (let line = first; line <= last; line++) {
    if (blocks.kinds[line] !== LineKind.Underline) reader.line(blocks.contents[line] ?? 0, blocks.ends[line] ?? 0);
  }
  reader.finish();
}
