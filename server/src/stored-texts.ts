import type { KeptText } from './shared-texts.js';
import type { Steps } from './steps.js';
import { arrayIn, ForeignPart, partIn, type StoredPart, stringsIn } from './stored.js';
import { restoreSayings, type Sayings, storeSayings } from './stored-sayings.js';
import { PackedLines } from './text/packed-lines.js';
import { PackedPassages } from './text/packed-passages.js';
import { PackedWords } from './text/packed-words.js';
import type { Shelf } from './text/shelf.js';

const nothing: Sayings = { definitions: [], acronyms: [], capitals: [], glossary: [] };

/** What is kept of some texts. */
export function* storeTexts(texts: readonly KeptText[]): Steps<StoredPart> {
  const words = PackedWords.store(texts.map((text) => text.words));
  yield;
  const passages = PackedPassages.store(texts.map((text) => text.passages));
  yield;
  const sayings = yield* storeSayings(texts);
  return {
    identities: texts.map(({ identity }) => identity),
    lengths: Uint32Array.from(texts, ({ length }) => length),
    lines: PackedLines.store(texts.map(({ lines }) => lines)),
    words,
    passages,
    sayings,
  };
}

/** The same texts in the same order, on a shelf. */
export function* restoreTexts(part: StoredPart, shelf: Shelf): Steps<KeptText[]> {
  const identities = stringsIn(part, 'identities');
  const lengths = arrayIn(part, 'lengths', Uint32Array, identities.length);
  const lines = PackedLines.restore(partIn(part, 'lines'), shelf);
  yield;
  const words = PackedWords.restore(partIn(part, 'words'), shelf);
  yield;
  const passages = PackedPassages.restore(partIn(part, 'passages'), shelf);
  yield;
  const sayings = yield* restoreSayings(stringsIn(part, 'sayings'));
  return identities.map((identity, text) => {
    const own = { lines: lines[text], words: words[text], passages: passages[text] };
    if (own.lines === undefined || own.words === undefined || own.passages === undefined)
      throw new ForeignPart('words');
    return {
      length: lengths[text] ?? 0,
      identity,
      lines: own.lines,
      words: own.words,
      passages: own.passages,
      ...(sayings.get(text) ?? nothing),
    };
  });
}
