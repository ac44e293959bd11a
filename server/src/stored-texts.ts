import type { KeptText } from './shared-texts.js';
import { arrayIn, ForeignPart, partIn, type StoredPart } from './stored.js';
import { joined, Pieces } from './text/packed-arrays.js';
import { PackedStrings } from './text/packed-strings.js';
import { PackedWords } from './text/packed-words.js';
import type { Passages } from './text/passages.js';

/** The strings of a text and the few numbers beside them, as JSON: most texts have hardly any. */
type Sayings = Pick<KeptText, 'definitions' | 'acronyms' | 'capitals' | 'glossary'>;

/** What is kept of some texts. */
export function storeTexts(texts: readonly KeptText[]): StoredPart {
  return {
    identities: PackedStrings.from(texts.map(({ identity }) => identity)).store(),
    lengths: Uint32Array.from(texts, ({ length }) => length),
    lineCounts: Uint32Array.from(texts, ({ lines }) => lines.length),
    lines: joined(
      Uint32Array,
      texts.map(({ lines }) => lines),
    ),
    words: PackedWords.store(texts.map(({ words }) => words)),
    passages: storePassages(texts.map(({ passages }) => passages)),
    sayings: PackedStrings.from(texts.map(sayingsOf)).store(),
  };
}

/** The same texts in the same order. */
export function restoreTexts(part: StoredPart): KeptText[] {
  const lengths = arrayIn(part, 'lengths', Uint32Array);
  const lineCounts = arrayIn(part, 'lineCounts', Uint32Array, lengths.length);
  const lines = new Pieces(part, 'lines', Uint32Array);
  const identities = PackedStrings.restore(partIn(part, 'identities')).list();
  const sayings = PackedStrings.restore(partIn(part, 'sayings')).list();
  const words = PackedWords.restore(partIn(part, 'words'));
  const passages = restorePassages(partIn(part, 'passages'));
  return Array.from(lengths, (length, text) => {
    const [identity, own, read, found] = [identities[text], words[text], passages[text], sayings[text]];
    if (identity === undefined || own === undefined || read === undefined) throw new ForeignPart('texts');
    return {
      length,
      identity,
      lines: lines.next(lineCounts[text] ?? 0),
      words: own,
      passages: read,
      ...(found ? parsed(found) : nothing),
    };
  });
}

const nothing: Sayings = { definitions: [], acronyms: [], capitals: [], glossary: [] };

function sayingsOf({ definitions, acronyms, capitals, glossary }: KeptText): string {
  if (definitions.length + acronyms.length + capitals.length + glossary.length === 0) return '';
  return JSON.stringify({ definitions, acronyms, capitals, glossary });
}

function parsed(sayings: string): Sayings {
  try {
    return JSON.parse(sayings) as Sayings;
  } catch {
    throw new ForeignPart('sayings');
  }
}

function storePassages(texts: readonly Passages[]): StoredPart {
  const all = <T extends Uint8Array | Uint32Array>(
    kind: new (length: number) => T,
    arrayOf: (passages: Passages) => T,
  ): T => joined(kind, texts.map(arrayOf));
  return {
    counts: Uint32Array.from(texts, ({ count }) => count),
    starts: all(Uint32Array, ({ starts }) => starts),
    ends: all(Uint32Array, ({ ends }) => ends),
    kinds: all(Uint8Array, ({ kinds }) => kinds),
    levels: all(Uint8Array, ({ levels }) => levels),
    words: all(Uint32Array, ({ words }) => words),
  };
}

function restorePassages(part: StoredPart): Passages[] {
  const starts = new Pieces(part, 'starts', Uint32Array);
  const ends = new Pieces(part, 'ends', Uint32Array);
  const kinds = new Pieces(part, 'kinds', Uint8Array);
  const levels = new Pieces(part, 'levels', Uint8Array);
  const words = new Pieces(part, 'words', Uint32Array);
  return Array.from(arrayIn(part, 'counts', Uint32Array), (count) => ({
    count,
    starts: starts.next(count),
    ends: ends.next(count),
    kinds: kinds.next(count),
    levels: levels.next(count),
    words: words.next(count + 1),
  }));
}
