/**
 * Prints a figure beside the bar that it has to reach, and the goal beyond it. A bar that is missed makes the run
 * fail.
 */
export function bar(name: string, value: number, required: number, goal: number): void {
  judge(name, value.toFixed(4), value >= required, `required ${required}, goal ${goal}`);
}

/** The same for a count. */
export function atLeast(name: string, value: number, required: number, goal: number): void {
  judge(name, String(value), value >= required, `required ${required}, goal ${goal}`);
}

/** A count that must not be passed. */
export function atMost(name: string, value: number, required: number, goal: number): void {
  judge(name, String(value), value <= required, `at most ${required}, goal ${goal}`);
}

/** A ratio that has to be reached, such as how many times faster something is. */
export function ratioAtLeast(name: string, ratio: number, required: number, goal: number): void {
  judge(name, `${ratio.toFixed(2)} ×`, ratio >= required, `required ${required}, goal ${goal}`);
}

/** A ratio that must not be passed. */
export function ratioAtMost(name: string, ratio: number, required: number, goal?: number): void {
  const bars = goal === undefined ? `at most ${required}` : `at most ${required}, goal ${goal}`;
  judge(name, `${ratio.toFixed(2)} ×`, ratio <= required, bars);
}

/** A bar that was not measured: neither reached nor missed. */
export function skipped(name: string, because: string): void {
  console.log(`skip  ${name.padEnd(44)} ${'–'.padStart(7)}  skipped, because ${because}`);
}

function judge(name: string, value: string, isReached: boolean, bars: string): void {
  if (!isReached) process.exitCode = 1;
  console.log(`${isReached ? 'pass ' : 'short'} ${name.padEnd(44)} ${value.padStart(7)}  ${bars}`);
}
