import { Corpus } from './corpus/corpus.js';
import { notesIn } from './corpus/notes-in.js';
import { written } from './corpus/written.js';
import { jobOf } from './measure/child.js';
import { everything } from './programs/everything.js';
import { everyIndex, foam, jscpd, simText, throughTheDoor } from './programs/programs.js';
import { race } from './programs/race.js';
import { search } from './programs/search.js';

/**
 * Other programs on made-up notes, each on what it does itself: `foam-cli` on its own index of the same notes, against
 * everything that Intertext finds; `jscpd` and `sim_text` on repeats. 20 MB, with `--large` 100 MB.
 */
const SIZE = process.argv.includes('--large') ? 100 : 20;
const LEAST_WORDS = 12;

const job = jobOf({ search, everything });
if (job) job();
else {
  // Foam reads Markdown alone.
  await written(new Corpus(2, true), SIZE * 1e6, '.md', (folder) => {
    const paths = notesIn([folder]);
    const repeats = [
      { name: 'sim_text', programs: [simText(paths, LEAST_WORDS)], required: 1, goal: 3 },
      { name: 'jscpd', programs: [jscpd([folder]), jscpd([folder], LEAST_WORDS)], required: 1, goal: 8 },
    ];
    console.log('found: pairs of places for sim_text and jscpd, groups of places for Intertext');
    race('made-up', paths, throughTheDoor([folder]), repeats);
    console.log('found: notes');
    race('made-up', paths, everyIndex(folder), [{ name: 'foam-cli', programs: [foam(folder)], required: 1, goal: 3 }]);
  });
}
