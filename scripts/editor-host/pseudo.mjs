import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The language of pseudo-translations: no editor is in it by itself. */
export const pseudoLanguage = 'qps-ploc';

/** What a translator must leave as it is: places for values, icons, targets of links, code and names of settings. */
const untouched = /\{\d+\}|\$\([\w~-]+\)|\]\([^)]*\)|`[^`]*`/;
const plain = 'aceinouyACEINOUY';
const accented = 'àçéîñöüýÀÇÉÎÑÖÜÝ';

/**
 * A text in brackets and with accents on its letters: what shows without them was not translated.
 * @param {string} text
 */
export function pseudo(text) {
  const parts = text.split(new RegExp(`(${untouched.source})`));
  const letters = parts.map((part, at) =>
    at % 2 === 1 ? part : part.replace(/[a-z]/gi, (letter) => accented[plain.indexOf(letter)] ?? letter),
  );
  return `⟦${letters.join('')}⟧`;
}

/**
 * Adds pseudo-translations of all its texts to the extension that is installed in an editor.
 * @param {string} dataFolder of the editor
 */
export function addPseudoTranslation(dataFolder) {
  const extensions = join(dataFolder, 'extensions');
  const name = readdirSync(extensions).find((one) => one.startsWith('intertext.intertext-'));
  if (name === undefined) throw new Error(`Intertext is not installed in ${extensions}.`);
  for (const file of ['package.nls', 'l10n/bundle.l10n']) {
    const texts = JSON.parse(readFileSync(join(extensions, name, `${file}.json`), 'utf8'));
    const translated = Object.entries(texts).map(([key, text]) => [key, pseudo(String(text))]);
    writeFileSync(
      join(extensions, name, `${file}.${pseudoLanguage}.json`),
      JSON.stringify(Object.fromEntries(translated)),
    );
  }
}
