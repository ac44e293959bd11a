/** What a generator makes, all steps in a row. */
export function drained<Made>(making: Generator<undefined, Made>): Made {
  for (;;) {
    const { done, value } = making.next();
    if (done) return value;
  }
}
