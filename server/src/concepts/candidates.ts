import type { Candidate } from '../answers.js';
import type { PackedWords } from '../text/packed-words.js';
import { type Passages, passageOfWord } from '../text/passages.js';
import { WordFlag } from '../text/words.js';
import { isStopWord } from './stop-words.js';

/** What candidates are found in. */
export interface TextNote {
  readonly uri: string;
  readonly words: PackedWords;
  readonly passages: Passages;
}

interface Phrase {
  readonly name: string;
  readonly length: number;
  readonly note: TextNote;
  readonly word: number;
  readonly notes: Set<TextNote>;
  mentions: number;
}

const LONGEST = 4;
const LEAST = 2;

/** Phrases between function words that come again and again, by C-value; `notes` in note order. */
export function candidatesIn(
  notes: readonly TextNote[],
  spelling: (hash: number) => string,
  isKnown: (name: string) => boolean,
  limit: number,
): readonly Candidate[] {
  const phrases = new Map<string, Phrase>();
  for (const note of notes) addPhrases(note, spelling, phrases);
  const nested = new Map<string, { times: number; phrases: number }>();
  for (const { name, mentions } of phrases.values()) {
    if (mentions < LEAST) continue;
    for (const part of partsOf(name)) {
      const known = nested.get(part) ?? { times: 0, phrases: 0 };
      nested.set(part, { times: known.times + mentions, phrases: known.phrases + 1 });
    }
  }
  const found: Candidate[] = [];
  for (const { name, length, mentions, note, word, notes: holding } of phrases.values()) {
    if (mentions < LEAST || isKnown(name)) continue;
    const inner = nested.get(name);
    const score = Math.log2(length) * (mentions - (inner === undefined ? 0 : inner.times / inner.phrases));
    if (score <= 0) continue;
    const passage = passageOfWord(note.passages, word);
    const start = note.passages.starts[passage] ?? 0;
    const end = note.passages.ends[passage] ?? 0;
    const place = { uri: note.uri, start, end };
    found.push({ name, forms: [], kind: 'phrase', score, mentions, notes: holding.size, place });
  }
  return found.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1)).slice(0, limit);
}

function addPhrases(note: TextNote, spelling: (hash: number) => string, phrases: Map<string, Phrase>): void {
  const { words } = note;
  const spelled = Array.from(words.hashes, spelling);
  const isOpen = (word: number): boolean =>
    /^\p{L}{2,}$/u.test(spelled[word] ?? '') && !isStopWord(spelled[word] ?? '');
  for (let first = 0; first < words.count; first++) {
    for (let last = first; last < Math.min(words.count, first + LONGEST) && isOpen(last); last++) {
      if (last > first && words.start(last) - words.end(last - 1) !== 1) break;
      if (last > first && ((words.flags[last] ?? 0) & (WordFlag.SentenceStart | WordFlag.Joined)) !== 0) break;
      if (last === first) continue;
      const name = spelled.slice(first, last + 1).join(' ');
      const known = phrases.get(name) ?? {
        name,
        length: last - first + 1,
        note,
        word: first,
        notes: new Set(),
        mentions: 0,
      };
      known.mentions++;
      known.notes.add(note);
      phrases.set(name, known);
    }
  }
}

/** The shorter phrases within a phrase. */
function partsOf(name: string): string[] {
  const words = name.split(' ');
  const parts: string[] = [];
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 2; to <= words.length; to++) {
      if (to - from < words.length) parts.push(words.slice(from, to).join(' '));
    }
  }
  return parts;
}
