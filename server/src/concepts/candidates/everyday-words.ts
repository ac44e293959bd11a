import { singularOf } from '../mentions/inflection.js';
import { isStopWord } from '../stop-words.js';
import { adverbs, general, irregular, objects, people, vague, verbs } from './background-words.js';

/** Words of which terms are made, "language model", and that by themselves stand in all sorts of prose. */
const parts =
  'air base behavior behaviour belief black blood blue board box brain break building business call care center centre ' +
  'chain charge choice circle city code cold color colour content culture data deep design dream earth energy environment ' +
  'error false feeling fire food free general government green growth health heat hill index judge king knowledge label ' +
  'land language law light luck machine map mark market meaning measure meet memory model movement music network news ' +
  'peace policy press print program proof race record red risk round run safety sample science sea self service ship shot ' +
  'signal social society speed surface token top training trip trust truth unit war water wave white wild winter writing';

/** Whoever reads one of these does not look for its definition. */
const everyday = new Set(
  [adverbs, verbs, irregular, vague, general, people, objects, parts].flatMap((list) => list.split(' ')),
);

/**
 * Whether a form is a word, or a phrase of function words, that stands in all sorts of prose: "model", "as if". One
 * with capitals inside is none: it counts by its case.
 */
export function isCommonWord(form: string): boolean {
  const words = form.split(/\s+/);
  if (words.some((word) => /\p{L}\p{Lu}|^\p{Lu}$/u.test(word))) return false;
  const [only = '', ...others] = words.map((word) => word.toLowerCase().replaceAll('’', "'"));
  if (others.length > 0) return isStopWord(only) && others.every(isStopWord);
  return isStopWord(only) || everyday.has(only) || everyday.has(singularOf(only) ?? only);
}
