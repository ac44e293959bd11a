import { type Attack, attacksOn } from './bombs/attacks.js';
import { bounded } from './bombs/bounded.js';
import { compiled, patternsBelow } from './bombs/patterns.js';
import { flat } from './corpus/flat.js';
import { timed } from './measure/time.js';
import { ratioAtMost } from './scores/bar.js';

/**
 * Patterns over the text of notes: on the worst text that is known for each, twice the text takes about twice the time.
 * Those that see no more than a line or a term of bounded length are listed with the reason, and left aside.
 */
const SHORT = 3000;
/** A linear pattern needs a few microseconds for a short text. */
const SUSPICIOUS = 2;
const LONG = 20_000;
const RUNS = 5;
const MOST = 2.5;

let worst = 0;
const all = patternsBelow('server/src').filter(
  (one) => !bounded.some(({ file, written }) => one.file === file && one.written === written),
);
for (const one of all) {
  const expression = compiled(one);
  for (const attack of attacksOn(one)) {
    const short = flat(attack.text(SHORT));
    if (timeOf(expression, short, 1) < SUSPICIOUS || timeOf(expression, short, 2) < SUSPICIOUS) continue;
    const ratio = growth(expression, attack);
    worst = Math.max(worst, ratio);
    if (ratio <= MOST) continue;
    ratioAtMost(`${one.file} ${one.written} on ${attack.name}`, ratio, MOST);
    break;
  }
}
console.log(`${all.length} patterns, ${bounded.length} more that see short texts alone`);
ratioAtMost('the worst pattern: time, a doubling', worst, MOST, 2);

function growth(expression: RegExp, { text }: Attack): number {
  for (let length = SHORT; length <= LONG; length *= 2) {
    const once = timeOf(expression, flat(text(length)), RUNS);
    const twice = timeOf(expression, flat(text(length * 2)), RUNS);
    // The shorter times are of no account: they are those of the clock.
    if (twice / once > MOST && once > 5) return twice / once;
  }
  return 1;
}

/** Milliseconds to look through a text, the least of some runs. */
function timeOf(expression: RegExp, text: string, runs: number): number {
  const once = (): void => {
    expression.lastIndex = 0;
    if (expression.global) text.replace(expression, '');
    else expression.test(text);
  };
  return Math.min(...Array.from({ length: runs }, () => timed(once).wall));
}
