import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findAcronyms } from '../../server/src/concepts/acronyms/acronyms.js';
import { readProse } from '../../server/src/text/prose.js';

/** Checks the acronyms found in a text, as `short = long`. */
function check(text: string, ...expected: string[]): void {
  test(text, () => {
    const { words, passages } = readProse(text);
    const found = findAcronyms(text, words, passages);
    assert.deepEqual(
      found.map(({ short, long }) => `${short} = ${long}`),
      expected,
    );
    for (const { long, start, end } of found) assert.equal(text.slice(start, end), long);
  });
}

describe('acronyms in brackets', () => {
  check('We use a waggle dance detector (WDD) here.', 'WDD = waggle dance detector');
  check('We use a WDD (waggle dance detector) here.', 'WDD = waggle dance detector');
  check('Many waggle dance detectors (WDDs) are sold.', 'WDDs = waggle dance detectors');
  check('The Bureau of Bee Affairs (“BBA”) and others.', 'BBA = Bureau of Bee Affairs');
  check('The Bureau of Bee Affairs (hereafter BBA) met.', 'BBA = Bureau of Bee Affairs');
  check('( tokenised ) text of the Honey Bee Index ( HBI ) .', 'HBI = Honey Bee Index');
  check('A long-distance flight plan (LDFP) is made.', 'LDFP = long-distance flight plan');
  check('They use maximum entropy (MaxEnt) for that.', 'MaxEnt = maximum entropy');
  check('The Hive Society for Women (HS-Women) said so.', 'HS-Women = Hive Society for Women');
  check('Some parts per million (ppm) of it.', 'ppm = parts per million');
  check('The honey trees method (HT) works.', 'HT = honey trees');
  check('The Queen Excluder Group (QEG; see there) met.', 'QEG = Queen Excluder Group');
  check('A (short note (on bees)) of the Bee Study Circle (BSC (see there)).', 'BSC = Bee Study Circle');
  check('Der Verein für Bienen (VfB) tagt.', 'VfB = Verein für Bienen');
});

describe('short forms of all sorts', () => {
  check('The Übersicht der Ämter (ÜDÄ) came.', 'ÜDÄ = Übersicht der Ämter');
  check('The Enhanced Universal Radio (E - UR) works.', 'E - UR = Enhanced Universal Radio');
  check('A Bee Health Index 2.0 (BHI/2) came.', 'BHI/2 = Bee Health Index 2.0');
  check('The 𝐁ee Health (𝐁H) came.', '𝐁H = 𝐁ee Health');
  check('We use queen excluder group (or the QEG) now.', 'QEG = queen excluder group');
  check('Some parts per million ( ppm ) of it.', 'ppm = parts per million');
  check('Use a Hive Group Unit (big HGU) here.', 'HGU = Hive Group Unit');
  check('The HBI* (honey bee index) is new.', 'HBI = honey bee index');
  check('HBI\u00a0stands for honey bee index.', 'HBI = honey bee index');
  check('HBI) = honey bee index', 'HBI = honey bee index');
  check('HBI] honey bee index', 'HBI = honey bee index');
  check('We use the Élan Bee Index, the EBI, now.', 'EBI = Élan Bee Index');
});

describe('acronyms with a sign or a word', () => {
  check('Here, QE = queen excluder, HB = honey bee.', 'QE = queen excluder', 'HB = honey bee');
  check('QEG stands for Queen Excluder Group.', 'QEG = Queen Excluder Group');
  check('QE: queen excluder', 'QE = queen excluder');
  check('We call a honey bee index, or HBI, a measure.', 'HBI = honey bee index');
});

describe('no acronyms', () => {
  check('They came home (at last) and slept.');
  check('It was so (I think) then.');
  check('See the part above (Section IV) for more.');
  check('He won (and was glad) in the NBA.');
  check('A `long form (LF)` in code.');
  check('It is in the (IT) house.');
  check('Unfinished bracket (of the Bee');
});
