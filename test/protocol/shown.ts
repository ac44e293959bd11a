/** Keys of what only programs read, and of what is written into notes. */
const unseen = new Set([
  ...['uri', 'targetUri', 'kind', 'code', 'source', 'command', 'state', 'origin', 'relation', 'part', 'id'],
  ...['mark', 'intended', 'resultId', 'newText', 'annotationId'],
]);
const unseenParts = new Set(['data', 'arguments']);

/** Endings of files and of acronyms, labels of glossary lines, targets of links, names of settings. */
const sameInAll = /\.(?:md|txt)\b|(?<=\p{Lu})s\b|\bAliases:|\baliases$|\bSource:|\]\([^)]*\)|\.\w+\.\w+(?=")/gu;

/** All that people read in an answer, but for what is the same in all languages. */
export function shown(answer: unknown, key = ''): readonly string[] {
  if (typeof answer === 'string') return unseen.has(key) ? [] : [answer.replace(sameInAll, '')];
  if (typeof answer !== 'object' || answer === null || unseenParts.has(key)) return [];
  return Object.entries(answer).flatMap(([name, part]) => shown(part, name));
}
