import { readdirSync, readFileSync } from 'node:fs';

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

/**
 * The sample notes in Greek letters, their names too, by name: where a Latin letter shows beside them, it belongs to a
 * text that was not translated.
 */
export function greekNotes(): Readonly<Record<string, string>> {
  const names = readdirSync('test/sample');
  return Object.fromEntries(
    names.map((name) => [greekName(name), inGreek(readFileSync(`test/sample/${name}`, 'utf8'))]),
  );
}

/** The name of a note in Greek letters, but for its ending. */
export function greekName(name: string): string {
  const [stem = '', ending = ''] = name.split('.');
  return `${inGreek(stem)}.${ending}`;
}

/** The settings by which the glossary is found, and no other: the starter glossary is English. */
export const greekGlossary = { files: [`**/${greekName('glossary.md')}`], starter: false };
