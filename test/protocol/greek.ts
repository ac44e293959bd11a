/** A text with Greek letters for Latin ones; the places of values, and what labels the lines of a glossary, stay. */
export function inGreek(text: string): string {
  const parts = text.split(/(\{\d+\}|^(?:Aliases|Source):)/m);
  return parts.map((part, at) => (at % 2 === 1 ? part : part.replace(/[a-z]/gi, greekLetter))).join('');
}

function greekLetter(letter: string): string {
  const at = letter.toLowerCase().charCodeAt(0) - 97;
  // The alphabet has 24 letters, one of them in a form of its own at the end of words; two come from its history.
  const greek = 'αβψδεφγηιξκλμνοπϙρστθωϝχυζ'.charAt(at);
  return letter === letter.toLowerCase() ? greek : greek.toUpperCase();
}

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
