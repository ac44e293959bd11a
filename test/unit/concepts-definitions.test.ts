import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findDefinitions } from '../../server/src/concepts/definitions/definitions.js';
import { readProse } from '../../server/src/text/prose.js';

/** Checks the definitions found in a text, as `term (pattern)`. */
function check(text: string, ...expected: string[]): void {
  test(text, () => {
    const { words, passages } = readProse(text);
    const found = findDefinitions(text, words, passages);
    assert.deepEqual(
      found.map(({ term, pattern }) => `${term} (${pattern})`),
      expected,
    );
    for (const { text: sentence, start, end, score } of found) {
      assert.equal(text.slice(start, end), sentence);
      assert.ok(score >= 0.5 && score <= 1);
    }
  });
}

describe('X is a …', () => {
  check('A waggle dance is a movement that tells other bees the way.', 'waggle dance (is-a)');
  check('Swarming is the process by which a colony divides.', 'Swarming (is-a)');
  check('Queen cells are a kind of cell in which queens grow.', 'Queen cells (is-a)');
  check('In beekeeping, a super is a box that holds frames of honey.', 'super (is-a)');
  check(
    'The queen excluder (QE), also called a grid, is a device used to keep the queen below.',
    'queen excluder (is-a)',
  );
  check('Propolis, or bee glue, is any substance of resin that bees collect.', 'Propolis (is-a)');
  check('Drones are one of the castes of a colony of bees that live together.');
  check('Robbing is when bees take honey from a colony that is not theirs.', 'Robbing (is-when)');
  check('Hive drift is defined as the move of a bee to a foreign hive.', 'Hive drift (defined-as)');
  check('The term “round dance” is used to describe a dance without a direction.', 'round dance (refers-to)');
});

describe('X refers to …', () => {
  check('Bee bread refers to pollen that was stored in the comb.', 'Bee bread (refers-to)');
  check('“Nectar” here means whatever the plant gives away.', 'Nectar (means)');
  check('The term supersedure refers to the quiet change of a queen.', 'supersedure (refers-to)');
  check('Brood may also refer to the eggs alone.', 'Brood (refers-to)');
  check('HBI stands for a number nobody knows.', 'HBI (stands-for)');
});

describe('what a speaker says', () => {
  check('By drift I mean any change of hive.', 'drift (by-we-mean)');
  check('By “slow drift”, we mean a change over weeks.', 'slow drift (by-we-mean)');
  check('What I mean by drift is any change of hive.', 'drift (by-we-mean)');
  check('When I say bee bread, I mean stored pollen.', 'bee bread (by-we-mean)');
  check('We define drift as any change of hive.', 'drift (defined-as)');
  check('Robbing, defined as the theft of honey from another hive, is common.', 'Robbing (defined-as)');
  check('Hive drift can be defined as any change of hive.', 'Hive drift (defined-as)');
  check('The term “waggle dance” was coined by Frisch.', 'waggle dance (coined)');
  check('The phrase “bee bread”, coined by keepers, is old.', 'bee bread (coined)');
  check('This leads to what I call “the long winter”, which kills hives.', 'long winter (called)');
  check('Frisch coined the term “waggle dance” in a talk.', 'waggle dance (coined)');
  check('Who knows the term “round dance”? I think Frisch coined the term.', 'round dance (coined)');
});

describe('lines of a glossary, and brackets', () => {
  check('**Bee bread** — pollen that was stored in the comb', 'Bee bread (glossary-line)');
  check('- Bee bread: pollen that was stored in the comb', 'Bee bread (glossary-line)');
  check('Bee bread: pollen that was stored in the comb', 'Bee bread (glossary-line)');
  check('They sell Hive Tool (a flat bar of steel that opens hives) to all.', 'Hive Tool (apposition)');
  check('They sell Hive Tool(a flat bar of steel that opens hives) to all.', 'Hive Tool (apposition)');
  check('It is old. Swarming is the process by which a colony divides. It was so.', 'Swarming (is-a)');
  check('Note this. Bee bread: pollen that was stored in the comb');
});

describe('appositions', () => {
  check('Propolis, a resin that bees gather, closes the gaps.', 'Propolis (apposition)');
  check('They close gaps with propolis, a resin that they gather.', 'propolis (apposition)');
  check('> They close gaps with propolis, a\n> resin that they gather.', 'propolis (apposition)');
  check('They close gaps with propolis (a resin that they gather) in May.', 'propolis (apposition)');
  check('A keeper can watch waggle dancing, a process by which bees tell the way.', 'waggle dancing (apposition)');
  check('Hives have a queen excluder, a grid of a kind that keeps her below.');
  check('In a hive, foulbrood, a disease of the larvae, spreads.', 'foulbrood (apposition)');
  check('Keepers know foulbrood, a kind of disease.', 'foulbrood (apposition)');
  check('They use BeeML, a language for hives.', 'BeeML (apposition)');
  check('They use Combscript, a language for hives.', 'Combscript (apposition)');
  check('They glue the gaps, a process known as proping, in May.', 'proping (called)');
  check('A resin that bees gather, known as propolis, closes the gaps.', 'propolis (called)');
});

describe('no appositions', () => {
  check('Smith, a doctor who kept bees, died.');
  check('He met John Smith, a beekeeper that everybody liked.');
  check('They live in Bienenstadt, a town that keepers founded.');
  check('They read Bee World, a magazine that keepers like.');
  check('They trust Apis Aid, a group that helps keepers.');
  check('They sell honey, propolis, a resin that bees gather, and wax.');
  check('They sell honey and propolis, a resin that bees gather.');
  check('When bees see propolis, a resin that is soft is taken.');
  check('In beekeeping, a resin that bees gather is sold.');
  check('Furthermore, a resin that bees gather is sold.');
  check('Above the hive, a bird that eats bees sang.');
  check('The smell of propolis, a resin that bees gather.');
  check('His propolis, a resin that he gathered, is old.');
  check('It is as hard as propolis, a resin that bees gather.');
  check('He found propolis, a resin.');
  check('He saw propolis, a great resin that bees gather.');
  check('Bees need propolis, a number of them that is.');
  check('Propolis, a propolis that bees gather, is old.');
  check('The hive’s, a box that holds frames, is old.');
  check('They sell Anna Blum (a founder of clubs) to all.');
  check('He came home, a man known as Smith.');
  check('He is known as the keeper, and left.');
});

describe('no definitions', () => {
  check('What even is the definition of the term “schemer”?');
  check('What is a waggle dance?');
  check('So what does “drift” mean, and who coined the term?');
  check('How would you define drift as a keeper?');
  check('A waggle dance is a movement that tells the way?');
  check('This is a box that holds frames.');
  check('It is a box that holds frames.');
  check('The problem is a lack of flowers.');
  check('The first hive was a box that held frames.');
  check('My hive is a box that holds frames.');
  check('If a super is a box that holds frames, then fine.');
  check('Honey is a great thing to have.');
  check('Bees are the best friends of man.');
  check('He means that the hive is old.');
  check('Frisch also refers to this as the round dance.');
  check('The keepers refer to them as drones.');
  check('Thus queen cells are a sign of swarming that keepers watch for.');
  check('A particularly old hive is a box that nobody opens.');
  check('This means war for all of them.');
  check('I know what you mean by now.');
  check('Edit: a box that holds frames was lost');
  check('Note: this was written long ago by me');
  check('The so-called “black hive” was there.');
  check('## Drift is a change that bees make');
  check('He came by train and they mean well.');
  check('> ');
});

test('one of two sentences, in a broken quotation', () => {
  const text = '> Bees came. A super is a box that\n> holds frames of honey. They left.';
  const { words, passages } = readProse(text);
  const [found] = findDefinitions(text, words, passages);
  assert.equal(found?.text, 'A super is a box that\n> holds frames of honey.');
});
