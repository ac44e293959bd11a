import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PassageContext } from '../../server/src/passages/context.js';
import { PassageIndex } from '../../server/src/passages/passage-index.js';
import { readProse } from '../../server/src/text/prose.js';
import { alone } from './passages-alone.js';

function indexOf(texts: readonly string[]): PassageIndex {
  const index = new PassageIndex();
  for (const [note, text] of texts.entries()) index.put(note, readProse(text));
  return index;
}

const bees = 'Honey bees that find a good meadow come home and dance on the comb for the others.';
const dance = 'The dance of the honey bee tells how far the meadow is, and the angle tells where the sun stands.';
const ants = 'Ants lay a trail of scent on the ground, and the strongest trail wins after a while.';
const scent = 'A scent trail evaporates, so that ants forget the places where no food is left over.';
const moss = 'Moss grows slowly on the north side of old stones, where rain stays for a long time.';

const hive = [`${bees}\n\n${moss}`, `${ants}\n\n${dance}`, scent];

/** Answers as note/first place, with the last place where it is another one. */
function shown(answers: readonly { note: number; first: number; last: number }[]): string {
  return answers.map(({ note, first, last }) => `${note}/${first}${last > first ? `-${last}` : ''}`).join(' ');
}

function checkSearch(query: string, expected: string, { texts = hive, prefix = false, context = alone } = {}): void {
  test(`search ${query}${prefix ? '…' : ''}`, () => {
    assert.equal(shown(indexOf(texts).search(query, { limit: 10, prefix }, context)), expected);
  });
}

checkSearch('moss', '0/1');
checkSearch('the dancing bees', '0/0 1/1');
checkSearch('the scent trails of ants', '1/0 2/0');
checkSearch('scent -ground', '2/0');
checkSearch('scent -grounds', '2/0');
checkSearch('bees -dances', '');
checkSearch('bees -in', '0/0 1/1');
checkSearch('bees -where', '0/0');
checkSearch('bees -"dances"', '0/0 1/1');
checkSearch('trail -"scent trail"', '1/0');
checkSearch('“trail of scent”', '1/0');
checkSearch('"scent trail"', '2/0');
checkSearch('"where the"', '1/1');
checkSearch('"on the"', '0/0 0/1 1/0');
checkSearch('for the others', '0/0');
checkSearch('蜂蜜', '1/0', {
  texts: [
    '苔は古い石の北側でゆっくりと育ち、雨が長く残る場所を好むのだと言われています。',
    '蜜蜂は草原で集めた蜂蜜を巣に運び、仲間に踊りで場所を知らせるのだと言われています。',
  ],
});
checkSearch('', '');
checkSearch('"', '');
checkSearch('-', '');
checkSearch('- -moss ""', '');
checkSearch('xylophone', '');
checkSearch('evaporating', '2/0');
checkSearch('meadwo', '0/0 1/1');
checkSearch('evaporatse', '2/0');
checkSearch('stoen', '1/0 0/0', {
  texts: [
    `A stone. ${'Stones and a stone lie here. '.repeat(10)}`,
    'Somebody wrote stoen once, or twice, and meant something.',
  ],
});
checkSearch('evap', '');
checkSearch('evap', '2/0', { prefix: true });
checkSearch('evap ', '', { prefix: true });
checkSearch('honey mead', '0/0 1/1', { prefix: true });
checkSearch('蜜蜂', '0/0', {
  texts: ['蜜蜂回到蜂巢，在蜂巢上为其他蜜蜂跳舞，告诉它们草地有多远。', '蚂蚁在地上留下气味的踪迹，最强的踪迹获胜。'],
});
checkSearch('waggle', '0/0', {
  texts: [bees, moss],
  context: { ...alone, mentionsIn: () => [{ concept: 7, first: 0, last: 1 }], forms: () => ['dance', 'dances'] },
});

function checkRelated(what: string, texts: readonly string[], place: string, expected: string, links = alone): void {
  test(`related: ${what}`, () => {
    const [note, at] = place.split('/').map(Number);
    const answers = indexOf(texts).related({ note: note ?? 0, place: at ?? 0 }, 10, links);
    assert.equal(shown(answers), expected);
  });
}

checkRelated('never the passage itself', hive, '0/0', '1/1');
checkRelated('a neighbour that only lends its words is no answer', [`${bees}\n\n${moss}`], '0/0', '');
checkRelated('a note that is not there', hive, '9/0', '');
checkRelated('a passage that is not there', hive, '2/1', '');
checkRelated('no copy', [bees, `${bees} Really.`, dance, bees], '0/0', '2/0');
checkRelated('a short passage is shown with the next', [ants, `Trail of scent!\n\n${moss}`], '0/0', '1/0-1');
checkRelated('a short passage is shown with the one before', [ants, `${moss}\n\nTrail of scent!`], '0/0', '1/0-1');
checkRelated('a short passage alone', [ants, 'Trail of scent!'], '0/0', '1/0');
checkRelated(
  'a heading is shown with what follows',
  [ants, `# The strongest trail of scent that ants ever laid on ground\n\n${moss}`],
  '0/0',
  '1/0-1',
);
checkRelated(
  'what shares only words that a neighbour lends',
  [`Cool stones!\n\n${ants}`, scent, moss],
  '0/0',
  '1/0 2/0',
);
checkRelated(
  'a line that says nothing by itself is shown with the next',
  [ants, `${scent}\n\n${moss}`],
  '0/0',
  '1/0-1',
  {
    ...alone,
    isAside: ({ note, place }) => note === 1 && place === 0,
  },
);
checkRelated('asked from a short passage', [`# Ants\n\n${ants}`, scent], '0/0', '1/0');
checkRelated('what a passage quotes, then what quotes it', [ants, scent, moss, bees], '0/0', '3/0 2/0 1/0', {
  ...alone,
  quotations: () => ({ sources: [{ note: 3, place: 0 }], quotedBy: [{ note: 2, place: 0 }] }),
});

test('copies among the answers are folded into one', () => {
  const answers = indexOf([bees, dance, moss, dance]).related({ note: 0, place: 0 }, 10, alone);
  assert.deepEqual(
    answers.map(({ note, copies }) => ({ note, copies })),
    [{ note: 1, copies: [{ note: 3, place: 0 }] }],
  );
});

test('the original stands for copies: the first that is no quotation', () => {
  const answers = indexOf([bees, `> ${dance}`, moss, dance, dance]).related({ note: 0, place: 0 }, 10, alone);
  assert.deepEqual(
    answers.map(({ note, copies }) => [note, copies.map((copy) => copy.note)]),
    [[3, [1, 4]]],
  );
});

test('sources that are copies of each other are one answer, and so are those who quote', () => {
  const quotations = () => ({
    sources: [1, 2].map((note) => ({ note, place: 0 })),
    quotedBy: [3, 4].map((note) => ({ note, place: 0 })),
  });
  const texts = [`> ${bees}`, `> ${bees}`, bees, `>> ${bees}`, `>> ${bees}`, dance];
  const answers = indexOf(texts).related({ note: 0, place: 0 }, 3, { ...alone, quotations });
  assert.deepEqual(
    answers.map(({ note, relation, copies }) => [note, relation, copies.map((copy) => copy.note)]),
    [
      [2, 'source', [1]],
      [3, 'quotedBy', [4]],
      [5, 'related', []],
    ],
  );
});

test('strength is the share of the question that an answer holds', () => {
  const texts = ['honey meadow', 'meadow moss '.repeat(8), 'honey meadow '.repeat(8), 'trail stones '.repeat(20)];
  const answers = indexOf(texts).related({ note: 0, place: 0 }, 10, alone);
  assert.deepEqual(
    answers.map(({ note, strength }) => [note, Math.round(strength * 100)]),
    [
      [2, 100],
      [1, 34],
    ],
  );
});

test('a short neighbour of an answer is no copy of it', () => {
  const answers = indexOf([bees, `${dance}\n\nMeadow bees!`]).related({ note: 0, place: 0 }, 10, alone);
  assert.deepEqual(
    answers.map(({ note, first, copies }) => ({ note, first, copies })),
    [{ note: 1, first: 0, copies: [] }],
  );
});

test('the words that an answer shares come most telling first', () => {
  const [answer] = indexOf([...hive, 'Bees sleep. '.repeat(8)]).related({ note: 0, place: 0 }, 1, alone);
  assert.deepEqual(answer?.words, ['honey', 'meadow', 'dance', 'bees']);
});

test('words that stand everywhere are no reasons', () => {
  const texts = Array.from({ length: 40 }, (_, at) => `Stones lie ${at % 2 === 0 ? 'around' : 'about'} in field${at}.`);
  const [answer] = indexOf([moss, 'Old stones in rain, and other stones beside them now.', ...texts]).related(
    { note: 0, place: 0 },
    1,
    alone,
  );
  assert.deepEqual(answer?.words, ['rain', 'old']);
});

test('shared concepts count, and are named', () => {
  const texts = [
    `${moss} LLM.`,
    'Moss on stones, and not much more to say here.',
    'A large language model met old moss on stones.',
  ];
  const concepts = new Map([
    [0, 16],
    [2, 1],
  ]);
  const context: PassageContext = {
    ...alone,
    mentions: ({ note }) => {
      const first = concepts.get(note);
      return first === undefined ? [] : [{ concept: 5, first, last: first + 1 }];
    },
    name: () => 'large language model',
  };
  const answers = indexOf(texts).related({ note: 0, place: 0 }, 10, context);
  assert.deepEqual(
    answers.map(({ note, concepts: names }) => [note, names]),
    [
      [2, ['large language model']],
      [1, []],
    ],
  );
});

test('the limit cuts the list and changes nothing else', () => {
  const index = indexOf(hive);
  const all = index.search('honey meadow trail moss', { limit: 10, prefix: false }, alone);
  assert.ok(all.length > 2);
  assert.deepEqual(index.search('honey meadow trail moss', { limit: 2, prefix: false }, alone), all.slice(0, 2));
  for (const limit of [0, -1, Number.NaN]) {
    assert.deepEqual(index.search('honey', { limit, prefix: false }, alone), []);
  }
  const unlimited = { limit: Number.POSITIVE_INFINITY, prefix: false };
  assert.deepEqual(index.search('honey meadow trail moss', unlimited, alone), all);
});

test('notes are indexed in slices, and a question does not wait for them', () => {
  const index = indexOf(hive);
  assert.equal(index.work(1), false);
  assert.equal(shown(index.related({ note: 0, place: 0 }, 10, alone)), '1/1');
  assert.equal(index.work(1), true);
});

test('the last of many changes to a note counts, wherever the work stands', () => {
  const index = indexOf(hive);
  for (const text of [moss, '', ants, bees]) {
    index.put(1, readProse(text));
    index.work(5);
  }
  index.remove(0);
  index.put(0, readProse(dance));
  index.put(7, readProse(moss));
  index.remove(7);
  assert.equal(shown(index.search('meadow moss', { limit: 10, prefix: false }, alone)), '1/0 0/0');
});

test('the words of a note that waits are known when an edit of it spells only its own', () => {
  const index = indexOf(hive);
  const edited = readProse(`${moss}\n\n${bees}`);
  index.put(0, { ...edited, lexicon: readProse('and').lexicon });
  assert.equal(shown(index.search('comb stones', { limit: 10, prefix: false }, alone)), '0/0 0/1');
});

test('a passage that is linked but not there is no answer', () => {
  const quotations = () => ({ sources: [{ note: 9, place: 0 }], quotedBy: [{ note: 0, place: 5 }] });
  const answers = indexOf(hive).related({ note: 2, place: 0 }, 10, { ...alone, quotations });
  assert.ok(answers.every(({ relation }) => relation === 'related'));
});

test('a passage as long as an archive is strongly related to none', () => {
  const strongIn = (words: number): number => {
    const many = Array.from({ length: words }, (_, i) => `drone${i}`).join(' ');
    const index = indexOf([
      `${dance} ${many}`,
      ants,
      moss,
      'Honey and sun: by the angle of a dance bees know the meadow, far as it is.',
    ]);
    return index.strong(3, 0, 1, 0.1, alone).flat().length;
  };
  assert.deepEqual([strongIn(0), strongIn(9000), strongIn(11_000)], [1, 1, 0]);
});
