/**
 * Prints a figure beside the bar that it has to reach, and the goal beyond it. A bar that is missed makes the run
 * fail.
 */
export function bar(name: string, value: number, required: number, goal: number): void {
  judge(name, value.toFixed(4), value >= required, `required ${required}, goal ${goal}`);
}

/** The same for a count that must not be passed. */
export function atMost(name: string, value: number, required: number, goal: number): void {
  judge(name, String(value), value <= required, `at most ${required}, goal ${goal}`);
}

function judge(name: string, value: string, isReached: boolean, bars: string): void {
  if (!isReached) process.exitCode = 1;
  console.log(`${isReached ? 'pass ' : 'short'} ${name.padEnd(44)} ${value.padStart(7)}  ${bars}`);
}
