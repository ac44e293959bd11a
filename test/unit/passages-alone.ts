import type { PassageContext } from '../../server/src/passages/context.js';

/** Passages without concepts and quotations, in notes whose order is that of their numbers. */
export const alone: PassageContext = {
  rank: (note) => note,
  mentions: () => [],
  mentionsIn: () => [],
  name: () => '',
  isInGlossary: () => true,
  isAside: () => false,
  forms: () => [],
  quotations: () => ({ sources: [], quotedBy: [] }),
};
