import type { KeptText } from './shared-texts.js';
import type { Steps } from './steps.js';
import { arrayIn, ForeignPart, JoinedArrays, partIn, type StoredPart, stringsIn } from './stored.js';
import { restoreSayings, type Sayings, storeSayings } from './stored-sayings.js';
import { Pieces } from './text/packed-arrays.js';
import { PackedWords } from './text/packed-words.js';
import type { Passages } from './text/passages.js';

const nothing: Sayings = { definitions: [], acronyms: [], capitals: [], glossary: [] };

/** What is kept of some texts. */
export function* storeTexts(texts: readonly KeptText[]): Steps<StoredPart> {
  const words = PackedWords.store(texts.map((text) => text.words));
  yield;
  const passages = storePassages(texts.map((text) => text.passages));
  yield;
  const sayings = yield* storeSayings(texts);
  return {
    identities: texts.map(({ identity }) => identity),
    lengths: Uint32Array.from(texts, ({ length }) => length),
    lineCounts: Uint32Array.from(texts, ({ lines }) => lines.length),
    lines: new JoinedArrays(
      Uint32Array,
      texts.map(({ lines }) => lines),
    ),
    words,
    passages,
    sayings,
  };
}

/** The same texts in the same order. */
export function* restoreTexts(part: StoredPart): Steps<KeptText[]> {
  const identities = stringsIn(part, 'identities');
  const lengths = arrayIn(part, 'lengths', Uint32Array, identities.length);
  const lineCounts = arrayIn(part, 'lineCounts', Uint32Array, identities.length);
  const lines = new Pieces(part, 'lines', Uint32Array);
  const words = PackedWords.restore(partIn(part, 'words'));
  yield;
  const passages = restorePassages(partIn(part, 'passages'));
  yield;
  const sayings = yield* restoreSayings(stringsIn(part, 'sayings'));
  return identities.map((identity, text) => {
    const [own, read] = [words[text], passages[text]];
    if (own === undefined || read === undefined) throw new ForeignPart('words');
    return {
      length: lengths[text] ?? 0,
      identity,
      lines: lines.next(lineCounts[text] ?? 0),
      words: own,
      passages: read,
      ...(sayings.get(text) ?? nothing),
    };
  });
}

function storePassages(texts: readonly Passages[]): StoredPart {
  const all = <T extends Uint8Array | Uint32Array>(
    kind: new (length: number) => T,
    arrayOf: (passages: Passages) => T,
  ): JoinedArrays<T> => new JoinedArrays(kind, texts.map(arrayOf));
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
  return Array.from(arrayIn(part, 'counts', Uint32Array), (count) => {
    const [first] = [starts.pass(count), ends.pass(count), kinds.pass(count), levels.pass(count)];
    const firstWord = words.pass(count + 1);
    return new StoredPassages(count, () => ({
      starts: starts.from(first, count),
      ends: ends.from(first, count),
      kinds: kinds.from(first, count),
      levels: levels.from(first, count),
      words: words.from(firstWord, count + 1),
    }));
  });
}

/** Passages that are looked up when somebody asks for them. */
class StoredPassages implements Passages {
  readonly count: number;
  #arrays: PassageArrays | (() => PassageArrays);

  constructor(count: number, get: () => PassageArrays) {
    this.count = count;
    this.#arrays = get;
  }

  get starts(): Uint32Array {
    return this.#own.starts;
  }

  get ends(): Uint32Array {
    return this.#own.ends;
  }

  get kinds(): Uint8Array {
    return this.#own.kinds;
  }

  get levels(): Uint8Array {
    return this.#own.levels;
  }

  get words(): Uint32Array {
    return this.#own.words;
  }

  get #own(): PassageArrays {
    if (typeof this.#arrays === 'function') this.#arrays = this.#arrays();
    return this.#arrays;
  }
}

type PassageArrays = Omit<Passages, 'count'>;
