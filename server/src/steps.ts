/** The making of something in many short steps: whoever makes it has time for other things between two of them. */
export type Steps<Made> = Generator<unknown, Made, void>;

/** What comes of it when all steps are taken at once. */
export function ended<Made>(steps: Steps<Made>): Made {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
