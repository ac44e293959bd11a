import type { Acronym, FoundDefinition, GlossaryEntry } from './answers.js';
import { findAcronyms } from './concepts/acronyms/acronyms.js';
import { innerCapitals } from './concepts/candidates/capital-forms.js';
import { findDefinitions } from './concepts/definitions/definitions.js';
import { type EntriesBefore, parseGlossary } from './concepts/glossary/glossary.js';
import { detached } from './text/detached.js';
import { identityOf } from './text/identity.js';
import { PassageKind, type Passages } from './text/passages.js';
import { type Before, readProse } from './text/prose.js';
import type { Lexicon, Words } from './text/words.js';

/** All that one text says by itself. It can be computed in a worker, transferred and stored. */
export interface Reading {
  /** UTF-16 code units of the text. */
  readonly length: number;
  /** What tells the text from every other. */
  readonly identity: string;
  /** UTF-16 offset of the start of every line; the first is 0. */
  readonly lines: Uint32Array;
  readonly words: Words;
  readonly lexicon: Lexicon;
  readonly passages: Passages;
  readonly definitions: readonly FoundDefinition[];
  readonly acronyms: readonly Acronym[];
  /** The words that have a capital inside, as written, each once. */
  readonly capitals: readonly string[];
  /** What the text defines if it is a glossary note: only its URI tells whether it is. */
  readonly glossary: readonly GlossaryEntry[];
}

/** What is used again of a text that was read before an edit. */
export type ReadBefore = Before & EntriesBefore;

/** Reads a text. It returns a value for every string, and depends on nothing else. */
export function read(text: string): Reading {
  return readingOf(text, identityOf(text));
}

/** The same for a text that was read `before` an edit; its lexicon holds only what the edit touched. */
export function readingOf(text: string, identity: string, before?: ReadBefore): Reading {
  const { lines, words, lexicon, passages } = readProse(text, before);
  return {
    length: text.length,
    identity,
    lines,
    words,
    lexicon,
    passages,
    definitions: detached(findDefinitions(text, words, passages)),
    acronyms: detached(findAcronyms(text, words, passages)),
    capitals: detached(innerCapitals(text, words)),
    glossary: passages.kinds.includes(PassageKind.Heading) ? parseGlossary(text, before) : [],
  };
}
