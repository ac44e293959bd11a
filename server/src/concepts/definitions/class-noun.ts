import { genera, limits, opinions, particulars } from './definition-words.js';
import { isSpace } from './noun-phrase.js';
import type { Token } from './sentence.js';

/** The most words from the article to the one that says which of its class is meant. */
const MOST_OF_CLASS = 5;
/** What tells a thing from others of its class, whatever the class; "of" and "for" need one that is general. */
const telling = /^(?:that|which|whereby|used|designed|consisting|containing|involving)$/;
const beforeWhich = /^(?:in|by|for|to|from|with|of|through)$/;
/** "A kind of it" speaks of what was named before. */
const pronoun = /^(?:this|that|it|them)$/;
/** No class is named with these: a clause stands there, or one thing is meant. */
const unfit = /^(?:certain|is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should)$/;
/** Somebody's calling is no class of things. */
const calling = /[a-z]{3}(?:[cgmnt]ist|ian)$/;

/**
 * The words after the article at token `at` that name a class of things, where what follows them says which one of the
 * class is meant. A name goes with "of" after any class.
 */
export function classAfter(tokens: readonly Token[], at: number, isName: boolean): readonly Token[] | undefined {
  const rest = tokens.slice(at + 1, at + 2 + MOST_OF_CLASS);
  const limit = rest.findIndex((token, index) => index > 0 && limits.has(token));
  if (limit === -1 || rest.slice(0, limit + 1).some(({ gap }) => gap !== '-' && !isSpace(gap))) return undefined;
  const words = rest.slice(0, limit);
  const head = words.at(-1);
  if (head === undefined || particulars.has(head) || calling.test(head.small)) return undefined;
  if (words.some((token) => opinions.has(token) || unfit.test(token.small))) return undefined;
  const [said, next] = [rest[limit]?.small ?? '', rest[limit + 1]?.small ?? ''];
  if (pronoun.test(next)) return undefined;
  if (telling.test(said) || (beforeWhich.test(said) && next === 'which')) return words;
  const isClass = genera.has(head) || head.small.startsWith('sub') || (isName && said === 'of');
  return isClass && /^(?:of|for)$/.test(said) ? words : undefined;
}
