import './plain-errors.mjs';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from './processes.mjs';

/**
 * Takes the pictures of the README: the cases of test/editor/page leave one of each state, at twice the size for screens
 * that show it.
 */
const shown = [
  'hover-light',
  'related-passages-light',
  'quick-fixes-light',
  'this-passage-light',
  'concepts-light',
  'repeats-light',
  'concept-map-dark',
  'repeat-map-dark',
];

await mustRun(process.execPath, ['scripts/test-page.mjs'], { env: { ...process.env, EDITOR_SCALE: '2' } });
mkdirSync('media/pictures', { recursive: true });
for (const name of shown) copyFileSync(join('.out/pictures', `${name}.png`), join('media/pictures', `${name}.png`));
