import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readProse, readWords } from '../../server/src/text/prose.js';
import { WordFlag } from '../../server/src/text/words.js';

/** The normalised words of a text, in order. */
function spelled(text: string): string[] {
  const { words, lexicon } = readProse(text);
  const spellings = new Map<number, string>();
  for (let item = 0; item < lexicon.count; item++) {
    const chars = lexicon.chars.subarray(lexicon.offsets[item], lexicon.offsets[item + 1]);
    spellings.set(lexicon.hashes[item] ?? 0, String.fromCharCode(...chars));
  }
  return [...words.hashes].map((hash) => spellings.get(hash) ?? '?');
}

function check(name: string, text: string, expected: string): void {
  test(name, () => assert.equal(spelled(text).join(' '), expected));
}

/** Checks that two spellings are the same words. */
function same(name: string, one: string, other: string): void {
  test(name, () => assert.deepEqual(spelled(one), spelled(other)));
}

describe('words', () => {
  check('letters and digits', 'A note, 2 notes; 3.5 of 10,000.', 'a note 2 notes 3.5 of 10,000');
  check('hyphens and slashes separate', 'mesa-optimizer and/or state—of', 'mesa optimizer and or state of');
  check('an apostrophe within a word belongs to it', "it's the girls' idea", "it's the girls idea");
  check('numbers end before a stop', 'in 2027. Then 4, 5', 'in 2027 then 4 5');
  check('emoji and symbols are no words', '🙂 a → b 👍🏽', 'a b');
  check('lone surrogates are no words', 'a \ud800 b\udc00c', 'a b c');
  check('letters beyond the first plane', '𝐀𝐈 works', 'ai works');
  check('Cyrillic, Greek and Korean', 'Ёлка ΣΟΦΟΣ 한국어', 'ёлка σοφοσ 한국어');
  check('Chinese through the segmenter', '我们讨论模型。', '我们 讨论 模型');
  check('Latin inside Chinese', '训练GPT模型', '训练 gpt 模型');
  check('Thai', 'ภาษาไทย', 'ภาษา ไทย');
});

describe('spellings of one word', () => {
  same('curly and straight apostrophes', 'don’t', "don't");
  same('case', 'RLVR Schemer', 'rlvr schemer');
  same('composed and decomposed', 'caf\u00e9 \u1ec7', 'cafe\u0301 e\u0323\u0302');
  same('soft hyphens and zero-width characters', 'align\u00adment a\u200bligned', 'alignment aligned');
  same('emphasis', 'a **bold** _and_ in*cred*ible ~~word~~', 'a bold and incredible word');
  same('ligatures', 'ﬁne-tuning', 'fine-tuning');
  same('dashes', 'state–of‐the‑art', 'state-of-the-art');
  same('full width', 'ＡＩ ２', 'ai 2');
  same('decomposed Hangul', '한국', '한국'.normalize('NFD'));
  same('final sigma', 'ΟΔΟΣ', 'οδος');
});

describe('words joined to the one before', () => {
  const cases: readonly [string, string][] = [
    ['a mesa-optimizer', 'optimizer'],
    ['state‐of‑the-art', 'of the art'],
    ['and/or', ''],
    ['a - b -c', ''],
    ['a—b, c–d', ''],
    ['pre-\ntraining', ''],
  ];
  for (const [text, expected] of cases) {
    test(`a hyphen joins in ${JSON.stringify(text)}`, () => {
      const { words } = readProse(text);
      const hyphened = [...words.flags.keys()].filter((word) => ((words.flags[word] ?? 0) & WordFlag.Hyphened) !== 0);
      assert.equal(hyphened.map((word) => text.slice(words.starts[word], words.ends[word])).join(' '), expected);
    });
  }
});

describe('what is not prose', () => {
  check('front matter', '---\ntitle: x\n---\nText', 'text');
  check('a rule at the top is no front matter', '---\n\nText\n---\nmore', 'text more');
  check('fenced code', 'a\n```js\nlet x\n```\nb', 'a b');
  check('a fence that is never closed hides nothing', 'a\n```\nb c', 'a b c');
  check('a longer fence holds a shorter one', '````\n```\nx\n````\ny', 'y');
  check('fenced code in a quote ends with the quote', '> ```\n> x\ny', 'y');
  check('code spans', 'a `b c` d ``e ` f`` g', 'a d g');
  check('a code span over a line break', 'see `b\nc` d', 'see d');
  check('an unclosed backtick', 'a `b c', 'a b c');
  check('link targets', '[a b](http://c.d/e_(f)) g ![h](i "j") k', 'a b g h j k');
  check('square brackets before round ones that are no target', 'x [a](b c) d', 'x a b c d');
  check('addresses', 'see https://a.b/c?d=e, and www.f.g/h now', 'see and now');
  check('an address in angle brackets', 'at <https://a.b> there', 'at there');
  check('tags', 'a <b class="c">d</b> e < f', 'a d e f');
  check('a long tag with attributes', `a <span style="${'font: x; '.repeat(60)}">b</span> c`, 'a b c');
  check('footnote marks', 'a[^1] b', 'a b');
  check('piped wiki links', '[[target|the text]] and [[other]]', 'the text and other');
  check('markers', '# A\n- b\n1. c\n> d\n> > - e', 'a b c d e');
});

describe('flags', () => {
  function flagged(name: string, text: string, flag: number, expected: string): void {
    test(name, () => {
      const { words } = readProse(text);
      const found = [...words.flags].flatMap((flags, word) =>
        flags & flag ? [text.slice(words.starts[word], words.ends[word])] : [],
      );
      assert.equal(found.join(' '), expected);
    });
  }
  flagged('capitals', 'The RLVR of CoT, iPad', WordFlag.Capital, 'The RLVR CoT');
  flagged('inner capitals', 'The RLVR of CoT, iPad', WordFlag.InnerCapital, 'RLVR CoT iPad');
  flagged('curly quotes', 'he said “not so” to me', WordFlag.Quoted, 'not so');
  flagged('straight quotes', 'he said "not so" to me', WordFlag.Quoted, 'not so');
  flagged('guillemets', 'il dit «non» ici', WordFlag.Quoted, 'non');
  flagged('German quotes', 'er sagt „nein, nie“ hier', WordFlag.Quoted, 'nein nie');
  flagged('a mark that nothing closes', 'a 5" nail and "so on', WordFlag.Quoted, '');
  flagged(
    'a quotation over several passages',
    '“One here.\n\n“Two there.” Three',
    WordFlag.Quoted,
    'One here Two there',
  );
  flagged('joined', 'mesa-optimizer and/or this', WordFlag.Joined, 'optimizer or');
  flagged('sentences', 'One is. Two? three! “Four” e.g. five', WordFlag.SentenceStart, 'One Two Four');
  flagged('passages', 'one\n\ntwo', WordFlag.SentenceStart, 'one two');
  flagged(
    'marks that part',
    'a, b. c (d) e; f — g: h | i = j … k a/b, l – m - n -- o `x` p http://x.y q',
    WordFlag.Parted,
    'b c d e f g h i j k l m n o p q',
  );
  flagged(
    'marks that part nothing',
    'a-b c/d e–f *g* “h” _i_ [j](x) k’s [[l]] m’ n\n> o <b>p</b>',
    WordFlag.Parted,
    '',
  );
});

test('offsets are those of the text', () => {
  const text = '> Some **bold** e\u0301t\u00e9,\r\n> and “more”.';
  const { words } = readProse(text);
  assert.deepEqual(
    [...words.starts].map((start, word) => text.slice(start, words.ends[word])),
    ['Some', 'bold', 'e\u0301t\u00e9', 'and', 'more'],
  );
});

test('a short text is read as it stands', () => {
  assert.equal(readWords('- not > a list').words.count, 3);
});
