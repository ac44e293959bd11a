import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Candidate, createNotes, type Notes } from '../../server/src/index.js';

function notesOf(...texts: readonly string[]): Notes {
  const notes = createNotes({ starterGlossary: false });
  for (const [at, text] of texts.entries()) notes.put(`file:///${at}.txt`, text);
  return notes;
}

/** The candidates of some notes, each as `name (kind)`. */
function found(...texts: readonly string[]): readonly string[] {
  return notesOf(...texts)
    .candidates()
    .map(({ name, kind }) => `${name} (${kind})`);
}

/** Checks which candidate comes first. */
function first(name: string, text: string, expected: string): void {
  test(name, () => assert.equal(found(text)[0], expected));
}

/** Checks that some words are in no candidate. */
function never(name: string, text: string, words: RegExp): void {
  test(name, () =>
    assert.deepEqual(
      found(text).filter((candidate) => words.test(candidate)),
      [],
    ),
  );
}

describe('candidates', () => {
  first(
    'a phrase that comes again and again',
    'The swarm signal is what they follow. It is said that a swarm signal fades, and that no swarm signal is a dance.',
    'swarm signal (phrase)',
  );
  first(
    'its plural is a form of it',
    'The swarm signal is what they follow. All swarm signals fade, and the swarm signal of the morning is gone by noon.',
    'swarm signal (phrase)',
  );
  first(
    'a longer phrase comes before its parts',
    'Here is the royal jelly test. We did the royal jelly test again, and then once more the royal jelly test was done.',
    'royal jelly test (phrase)',
  );
  first(
    'a compound',
    'It is a nectar-robber who does this. We saw the nectar-robber at work, and then it was gone.',
    'nectar-robber (compound)',
  );
  first(
    'an acronym that nobody explains',
    'This is what the QMP does to them. And so the QMP is in every hive that we have seen.',
    'QMP (acronym)',
  );
  first(
    'a quoted term',
    'They are said to be in “the quiet” by now. It was then that “the quiet” was over for all of them.',
    'the quiet (quoted)',
  );
  first(
    'a name whose last word is written small too',
    'We read about the Silent Comb and what it is to them. It is in the Silent Comb, and this comb is what we have.',
    'Silent Comb (name)',
  );
  first(
    'an acronym with small letters is written as the notes write it',
    'It is the HoneyNet that we have here. All of what is in the HoneyNet is from them.',
    'HoneyNet (acronym)',
  );
});

describe('what is no candidate', () => {
  never(
    'days and months',
    'It was on Monday March and then on Monday March that we were there with them.',
    /monday|march/i,
  );
  never('openings of sentences', 'However bees do so. However bees are here. However bees can be there.', /however/i);
  never(
    'addresses',
    'We have it from https://swarm-signal.org/swarm-signal and https://swarm-signal.org/swarm-signal, as it is.',
    /swarm/,
  );
  never('code', 'It is `swarm signal` that we have to do.\n\n```\nswarm signal\nswarm signal\n```\n', /swarm/);
  never('front matter', '---\ntitle: swarm signal\nalias: swarm signal\n---\nThis is what it is to be.', /swarm/);
  never('names of people', 'This is what Anna Weaver was about. And it is with Anna Weaver that we are.', /Anna/);
  never('shouted words', 'It is NOT what they are. We do NOT do so, and it is not to be done.', /not/i);
  never(
    'lines above quoted mail',
    'On Tuesday the keeper of swarm signals wrote:\nOn Friday the keeper of swarm signals wrote:',
    /swarm/,
  );
  never('what is hardly English prose', 'swarm signal; swarm signal; swarm signal; hive tool; hive tool', /swarm|hive/);
  never('everyday phrases', 'It is the credit card that is here. We have a credit card too, and so do they.', /card/);
});

const known =
  'A swarm signal (SS) is a dance that tells the others when to leave. The swarm signal is what they follow.';

describe('the door', () => {
  test('a concept is no candidate, in any form', () => {
    assert.deepEqual(found(`${known} All swarm signals are like this, and each SS is too.`), []);
  });

  test('an ignored term is none, as long as it is ignored', () => {
    const notes = notesOf(
      'It is a nectar-robber who does this. We saw the nectar-robber at work, and then it was gone.',
    );
    const names = (): readonly string[] => notes.candidates().map(({ name }) => name);
    notes.ignore('', ['Nectar-robber']);
    assert.deepEqual(names(), []);
    notes.ignore('', []);
    assert.deepEqual(names(), ['nectar-robber']);
  });

  test('a passage that stands in several notes counts once, and each of its places is a mention', () => {
    const [candidate] = notesOf(
      'We saw what a nectar-robber is to them.',
      'We saw what a nectar-robber is to them.\n\nAnd a nectar-robber is what they are.',
    ).candidates();
    assert.deepEqual([candidate?.mentions, candidate?.notes], [3, 2]);
  });

  test('its mentions are the places that it is counted in', () => {
    const notes = notesOf(
      'We saw what a nectar-robber is to them.',
      'It is the swarm signal. A swarm signal is this.\n\nAnd Nectar-robbers are what they are; no nectar-robber is not.',
    );
    for (const { name, mentions, notes: holding } of notes.candidates()) {
      const places = notes.candidateMentions(name);
      assert.equal(places.length, mentions, name);
      assert.equal(new Set(places.map(({ uri }) => uri)).size, holding, name);
    }
    const places = notes.candidateMentions('nectar-robber').map(({ uri, start, end }) => [uri, start, end]);
    assert.deepEqual(places[0], ['file:///0.txt', 14, 27]);
    assert.deepEqual(notes.candidateMentions('moss gate'), []);
  });

  test('it comes with the first passage that holds it', () => {
    const text = 'Nothing of it is here.\n\nWe saw what a nectar-robber is to them. A nectar-robber is not to be seen.';
    const [candidate] = notesOf(text).candidates();
    const { uri, start, end } = placeOf(candidate);
    assert.deepEqual([uri, text.slice(start, end)], ['file:///0.txt', text.slice(text.indexOf('We'))]);
  });

  test('it comes with its best definition where that is too weak for a concept', () => {
    const said = 'We came to the Moss Gate (a narrow passage that the bees close in winter with resin) at noon.';
    const notes = notesOf(`It is at the Moss Gate that they are, and this gate is what we saw.\n\n${said}`);
    const [candidate] = notes.candidates();
    assert.equal(notes.concept('Moss Gate'), undefined);
    assert.deepEqual([candidate?.name, candidate?.definition?.text], ['Moss Gate', said]);
    assert.equal(placeOf(candidate).start, candidate?.definition?.start);
  });

  test('as many as are asked for, the likeliest first', () => {
    const all = notesOf(
      'It is a nectar-robber. The swarm signal is one, and a swarm signal is this. A nectar-robber is that; a nectar-robber is.',
    ).candidates();
    assert.deepEqual(
      all.map(({ score }) => score),
      all.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    assert.equal(all.length > 1, true);
  });
});

function placeOf(candidate: Candidate | undefined): Candidate['place'] {
  assert.ok(candidate);
  return candidate.place;
}
