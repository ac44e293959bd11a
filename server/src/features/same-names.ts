import type { Concept } from '../index.js';

/** Whether these are the same concepts, whatever is said of them; the forms of a concept are the same object then. */
export function haveSameNames(a: readonly Concept[], b: readonly Concept[]): boolean {
  return a.length === b.length && a.every(({ name, forms }, at) => name === b[at]?.name && forms === b[at]?.forms);
}
