import './plain-errors.mjs';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from './processes.mjs';

/** Takes the pictures of the README: those of the states that the cases of test/editor/page go through. */
const shown = [
  'hover-light',
  'related-passages-light',
  'quick-fixes-light',
  'passage-definition-light',
  'concepts-mentions-light',
  'repeats-view-place-light',
  'map-concepts-dark',
  'repeat-map-dark',
];

await mustRun(process.execPath, ['scripts/test-page.mjs', '--themes']);
mkdirSync('media/pictures', { recursive: true });
for (const name of shown) copyFileSync(join('.out/pictures', `${name}.png`), join('media/pictures', `${name}.png`));
