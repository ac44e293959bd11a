import { escaped, unwrapped, withoutMarkup } from '../../server/src/features/display.js';
import { atMost } from './scores/bar.js';

/** Text of a hostile shape is shown in time that grows with its length: four times the text, about four times. */
const shapes = ['[', '*', '_', '`', '>', '![a](', '\n', '> ', ' '];
const LENGTH = 40_000;
const ROUNDS = 9;

for (const shape of shapes) {
  time(shape, LENGTH);
  const ratios = Array.from({ length: ROUNDS }, () => time(shape, 4 * LENGTH) / time(shape, LENGTH));
  const median = ratios.sort((a, b) => a - b)[ROUNDS >>> 1] ?? Number.POSITIVE_INFINITY;
  atMost(`display of ${JSON.stringify(shape)}: growth`, Number(median.toFixed(1)), 8, 5);
}

function time(shape: string, length: number): number {
  const text = shape.repeat(length);
  const began = performance.now();
  for (const say of [escaped, unwrapped, withoutMarkup]) say(text);
  return performance.now() - began;
}
