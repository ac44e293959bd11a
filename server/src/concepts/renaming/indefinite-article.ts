import { isCased } from './letter-case.js';

/** Letters whose names begin with a vowel: "an RLHF run". */
const vowelNamed = /^[AEFHILMNORSX]/;
/** Words that begin with a vowel letter and the sound of a consonant: "a unit", "a European". */
const consonant = /^(?:eu|ewe|one(?![a-z])|once|ubiq|uni(?!n|m|d)|us[aeiou]|ut[aeio]|ur[aeio])/;
const vowel = /^(?:[aeiou]|hour|honest|honou?r|heir)/;

/** The indefinite article, "a" or "an", before a word as it is spelled. */
export function articleFor(word: string): 'a' | 'an' {
  const small = word.toLowerCase();
  const isSpelledOut = /^\p{Lu}{2}/u.test(word) || (isCased(word) && /^\p{Lu}/u.test(word));
  const isVowel = isSpelledOut ? vowelNamed.test(word) : vowel.test(small) && !consonant.test(small);
  return isVowel ? 'an' : 'a';
}
