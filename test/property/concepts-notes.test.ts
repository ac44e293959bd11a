import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findAcronyms } from '../../server/src/concepts/acronyms/acronyms.js';
import { Concepts } from '../../server/src/concepts/concepts.js';
import { findDefinitions } from '../../server/src/concepts/definitions/definitions.js';
import { Drafts } from '../../server/src/concepts/drafts.js';
import { type Contribution, compareEvidence, type Evidence, testify } from '../../server/src/concepts/evidence.js';
import { parseGlossary } from '../../server/src/concepts/glossary/glossary.js';
import { describe, type KnownConcept } from '../../server/src/concepts/known-concept.js';
import { FormTrie } from '../../server/src/concepts/mentions/form-trie.js';
import { allows, formsOf, writtenWords } from '../../server/src/concepts/mentions/forms.js';
import { findMentions } from '../../server/src/concepts/mentions/mentions.js';
import { TermCache } from '../../server/src/concepts/term-cache.js';
import { PackedWords } from '../../server/src/text/packed-words.js';
import { type Passages, passageOfWord } from '../../server/src/text/passages.js';
import { readProse } from '../../server/src/text/prose.js';
import { WordFlag } from '../../server/src/text/words.js';
import { anyText } from './any-text.js';
import { runs } from './runs.js';

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Pieces of text that make definitions, acronyms and glossaries likely, and break them. */
const piece = fc.oneof(
  fc.constantFrom(
    '# Super',
    '## ',
    '---',
    'Aliases: ',
    'a, b',
    '*x*',
    'Source: ',
    '```',
    '(',
    ')',
    ' (QE)',
    'queen excluder',
    'QE',
    ' = ',
    ' is a ',
    'The ',
    'box that',
    ' refers to ',
    'By ',
    ' I mean ',
    '“',
    '”',
    ', ',
    '. ',
    '\n',
    '\r\n',
    '> ',
    '- ',
    ' — ',
    ', a ',
    ' (a kind of ',
    ' known as ',
    'what I call ',
    'coined the term ',
    ': ',
    'EM',
    'em',
    'CoT',
    'reward',
    'model',
    '-',
    '强化学习',
    '’s',
    '?',
    '[',
    '](',
    '\u0000',
  ),
  anyText({ maxLength: 6 }),
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

test('every text has an answer, with offsets that hold', () => {
  fc.assert(
    fc.property(text, (note) => {
      const { words, passages } = readProse(note);
      for (const { text: sentence, start, end, score, term } of findDefinitions(note, words, passages)) {
        assert.equal(note.slice(start, end), sentence);
        assert.ok(score > 0 && score <= 1 && term !== '');
      }
      for (const { short, long, start, end } of findAcronyms(note, words, passages)) {
        assert.equal(note.slice(start, end), long);
        assert.ok(note.includes(short));
      }
      let before = 0;
      for (const { name, start, end } of parseGlossary(note)) {
        assert.ok(name !== '' && before <= start && start < end && end <= note.length);
        before = end;
      }
    }),
    runs(100),
  );
});

test('a form has the words that its name has in a text', () => {
  fc.assert(
    fc.property(fc.oneof(anyText({ maxLength: 12 }), piece), (name) => {
      const [form] = formsOf([name]);
      if (form !== undefined) assert.deepEqual(form.hashes, writtenWords(name).hashes);
    }),
    runs(100),
  );
});

const term = fc.constantFrom(
  'reward',
  'reward model',
  'model',
  'EM',
  'em',
  'model reward',
  'CoT',
  'a reward',
  'reward-model em',
  'reward, model',
  'Reward',
);
const word = fc.constantFrom('reward', 'model', 'EM', 'em', 'CoT', 'cot', 'a', 'rewards', 'Reward', '.', ',', '- ');

test('the trie finds what a search through all forms finds', () => {
  fc.assert(
    fc.property(fc.array(term, { maxLength: 6 }), fc.array(word, { maxLength: 25 }), (terms, written) => {
      const forms = terms.flatMap((name) => formsOf([name]));
      const { words, passages } = readProse(written.join(' '));
      const trie = new FormTrie();
      for (const form of forms) trie.add(form, 0);
      const found = findMentions(PackedWords.of(words), passages, trie);
      const expected: number[] = [];
      for (let at = 0; at < words.count; ) {
        const longest = longestAt(at);
        if (longest > 0) expected.push(at, at + longest);
        at += Math.max(1, longest);
      }
      assert.deepEqual(
        [...found.firsts].flatMap((first, index) => [first, found.lasts[index]]),
        expected,
      );

      function longestAt(at: number): number {
        let longest = 0;
        for (const form of forms) {
          const { length } = form.hashes;
          const range = Array.from({ length }, (_, index) => at + index);
          const isSame = range.every((index, position) => words.hashes[index] === form.hashes[position]);
          const isOne = range.every(
            (index, position) => index === at || !has(index, WordFlag.Parted) || (form.parted & (1 << position)) !== 0,
          );
          const capitals = {
            innerCapitals: bits(range, WordFlag.InnerCapital),
            capitals: bits(range, WordFlag.Capital),
          };
          const isInside = range.every((index) => index < words.count && passageOfWord(passages, index) === 0);
          if (isInside && isSame && isOne && allows(form, { ...form, ...capitals })) {
            longest = Math.max(longest, length);
          }
        }
        return longest;
      }
      function has(index: number, flag: number): boolean {
        return ((words.flags[index] ?? 0) & flag) !== 0;
      }
      function bits(range: readonly number[], flag: number): number {
        return range.reduce((all, index, position) => (has(index, flag) ? all | (1 << position) : all), 0);
      }
    }),
    runs(60),
  );
});

const note = fc.constantFrom('a', 'b', 'c', 'd');
const content = fc.constantFrom(
  'A queen excluder (QE) is a grid that keeps the queen below.',
  'The quiet evening (QE) came. By quiet evening I mean the dusk.',
  '# QE\nAliases: queen excluder, grid\n\nA grid.',
  '# Quiet evening\nDusk.\n# Grid\nOf steel.',
  'QE alone. In the quiet of an evening nothing is sold.',
  'The queen is quiet, and no device but QE excludes her.',
  'QE and grids. The term “grids” refers to a set of lines.',
  '# Grids (excluder)\nAliases: QE, quiet evening\n\nx',
  '# Drifting\nA move.\n# Drifter\nAliases: drift\n\nA bee.',
  '# Drifts\nx\n# Drift\nAliases: drifting\n\nA move.',
  'The drifting of bees. He drifted; a drift, two drifts (DR). By DR I mean a drift.',
  'A drift rate (DR) is a rate that tells of drift. Queen exclusion devices (QEs) are sold.',
  '',
);
const change = fc.tuple(note, fc.option(content, { nil: undefined }), fc.boolean());

test('after any history the concepts are those of the current notes', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      const concepts = new Concepts(order);
      const current = new Map<string, string>();
      for (const [uri, next, asked] of changes) {
        if (next === undefined) {
          concepts.remove(uri);
          current.delete(uri);
        } else {
          concepts.put(uri, contribution(next));
          current.set(uri, next);
        }
        if (asked) concepts.list();
      }
      const fresh = new Concepts(order);
      for (const [uri, next] of [...current].reverse()) fresh.put(uri, contribution(next));
      assert.deepEqual(concepts.list(), fresh.list());
      assert.deepEqual(concepts.list(), inOne(current));
      for (const [uri, next] of current) {
        const { passages, ...prose } = readProse(next);
        const words = PackedWords.of(prose.words);
        assert.deepEqual(meant(concepts, uri, words, passages), meant(fresh, uri, words, passages));
        for (const form of ['QE', 'drifted', 'DR']) {
          assert.equal(
            concepts.name(concepts.find(form, uri, words) ?? -1),
            fresh.name(fresh.find(form, uri, words) ?? -1),
          );
        }
      }
    }),
    runs(100),
  );

  /** The concepts with all evidence in one cluster, in the order in which it counts. */
  function inOne(notes: ReadonlyMap<string, string>): readonly KnownConcept[] {
    const difference = { added: new Set<Evidence>(), removed: new Set<Evidence>() };
    for (const [uri, text] of notes) testify(uri, contribution(text), [], difference);
    const evidence = [...difference.added].sort((a, b) => compareEvidence(a, b, order));
    const known = new Drafts(evidence, new TermCache()).list.map(describe);
    return known.sort((a, b) => order(a.name.toLowerCase(), b.name.toLowerCase()) || order(a.name, b.name));
  }

  function meant(concepts: Concepts, uri: string, words: PackedWords, passages: Passages): unknown {
    const found = concepts.mentions(uri, words, passages);
    return { ...found, concepts: Array.from(found.concepts, (concept) => concepts.name(concept)) };
  }

  function contribution(next: string): Contribution {
    const { words, passages } = readProse(next);
    const glossary = next.startsWith('#') ? { glossary: parseGlossary(next) } : {};
    const definitions = findDefinitions(next, words, passages);
    return { ...glossary, definitions, acronyms: findAcronyms(next, words, passages) };
  }
});
