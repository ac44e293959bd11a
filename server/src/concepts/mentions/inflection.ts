/** Nouns whose plural does not follow from their ending. */
const irregular = new Map(
  Object.entries({
    criterion: 'criteria',
    phenomenon: 'phenomena',
    datum: 'data',
    person: 'people',
    man: 'men',
    woman: 'women',
    child: 'children',
    foot: 'feet',
    tooth: 'teeth',
    mouse: 'mice',
    goose: 'geese',
    index: 'indices',
    matrix: 'matrices',
    vertex: 'vertices',
    appendix: 'appendices',
    schema: 'schemata',
    maximum: 'maxima',
    minimum: 'minima',
    optimum: 'optima',
    stimulus: 'stimuli',
    life: 'lives',
    knife: 'knives',
    leaf: 'leaves',
    half: 'halves',
    self: 'selves',
    wolf: 'wolves',
    proof: 'proofs',
    quiz: 'quizzes',
  }),
);
const irregularSingulars = new Map(Array.from(irregular, ([singular, plural]) => [plural, singular]));

/** Words that are a singular in spite of their s. */
const singularEnding = /(?:ss|us|is|ics|news|lens|bias|atlas|canvas|alias|gas|chaos|pathos|ethos|cosmos)$/;

/** The plural of an English noun in small letters, or undefined where it has none: gerunds, plurals, abstract nouns. */
export function pluralOf(noun: string): string | undefined {
  if (!/[a-z]{2}$/.test(noun) || /(?:ing|ed|ness|ics)$/.test(noun)) return undefined;
  const last = /(?<![a-z])[a-z]+$/.exec(noun)?.[0] ?? noun;
  const known = irregular.get(last);
  if (known !== undefined) return noun.slice(0, -last.length) + known;
  if (singularOf(noun) !== undefined) return undefined;
  if (/sis$/.test(noun)) return noun.replace(/is$/, 'es');
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/.test(noun)) return noun.replace(/y$/, 'ies');
  return `${noun}s`;
}

/** The singular of an English plural in small letters, or undefined where it is none. */
export function singularOf(noun: string): string | undefined {
  const known = irregularSingulars.get(noun);
  if (known !== undefined) return known;
  if (noun.length < 4 || !noun.endsWith('s') || singularEnding.test(noun)) return undefined;
  if (/ies$/.test(noun) && noun.length > 4) return noun.replace(/ies$/, 'y');
  if (/(?:ss|x|z|ch|sh)es$/.test(noun)) return noun.replace(/es$/, '');
  if (/[aeloy]yses$/.test(noun) || /(?:theses|bases|crises|axes)$/.test(noun)) return noun.replace(/es$/, 'is');
  return noun.replace(/s$/, '');
}

/** The stem of a verb in -ing, as "hack" of "hacking", "optimiz" of "optimizing": what -er and -ed are added to. */
function stemOf(word: string): string | undefined {
  const ending = /(?:ing|ers?|i[sz]ations?)$/.exec(word);
  const stem = word.slice(0, ending?.index);
  if (ending === null || !/[aeiouy][a-z]/.test(stem) || /[^a-z]/.test(stem)) return undefined;
  return /i[sz]ations?$/.test(word) ? word.replace(/ations?$/, '') : stem;
}

/**
 * Words of one family with a noun in -er, -ing or -ization, as "optimization" and "optimizing" with "optimizer".
 * Sure only within a longer term, as "mesa-optimizer": by themselves such words are common.
 */
export function familyOf(word: string): readonly string[] {
  const stem = stemOf(word);
  if (stem === undefined || stem.length < 3) return [];
  const family = [`${stem}er`, `${stem}ers`, `${stem}ing`, `${stem}ed`];
  if (/i[sz]$/.test(stem)) family.push(`${stem}ation`, `${stem}ations`, `${stem}e`, `${stem}es`);
  return family.filter((other) => other !== word);
}

/** The forms of the verb `base` whose gerund is `gerund`, as "scheme", "schemes", "schemed" for "scheming". */
export function verbForms(base: string, gerund: string): readonly string[] {
  const stem = gerund.replace(/ing$/, '');
  return [/(?:s|x|z|ch|sh)$/.test(base) ? `${base}es` : `${base}s`, `${stem}ed`];
}

/** The other spelling, American or British, of a word in -ize or -ise; or undefined. */
export function otherSpelling(word: string): string | undefined {
  const match = /^(.{3,}i)([sz])(e[ds]?|ers?|ing|ations?)$/.exec(word);
  if (match === null || /(?:rais|nois|pris|vis|wis|cis|mis|pos)$/.test(`${match[1]}${match[2]}`)) return undefined;
  return `${match[1]}${match[2] === 's' ? 'z' : 's'}${match[3]}`;
}
