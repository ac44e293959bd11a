import { WordSet } from './word-set.js';

/**
 * The words by which definitions are told from other sentences, in small letters. Function words and general nouns of
 * English alone: no terms of any field.
 */
const set = (list: string): WordSet => new WordSet(list.split(' '));

export const articles = set('a an the');
/** After an opening bracket they explain what stands before it. */
export const indefiniteArticles = set('a an');
export const copulas = set('is are was were');

/** Verbs with the term as their subject. */
export const termVerbs = set('refers refer referred means meant denotes denote denoted stands describes designates');
/** Verbs that speakers use of a term. */
export const speechVerbs = set('mean define defines defined call calls called coined coin coins known termed');

/** What a defining phrase begins with after "is". */
export const complements = set(
  'a an the any one some defined used described known called either when where short those something someone anything people',
);

/** May stand between "is" and a definition. */
export const adverbs = set(
  'usually often generally typically commonly normally traditionally sometimes essentially simply technically literally ' +
    'originally historically primarily mainly mostly broadly roughly formally informally perhaps probably either strictly chiefly',
);
/** The same, but less of a definition follows. */
export const hedges = set(
  'also basically just actually really only merely now today currently both itself then best still once',
);

/** What may stand between a term and its verb, as in "X may also refer to". */
export const auxiliaries = set(
  'may can could might often usually also here typically generally actually literally commonly originally directly ' +
    'sometimes simply just now then more only specifically broadly roughly essentially historically',
);

/** A sentence that begins with one of these does not say what a term is; nor does "is" after one of them. */
export const openers = set(
  'this that these those it its he she they we i you there what who which how why where when if because since although ' +
    'though while whether unless until after before as like unlike my your his her our their another other most many some ' +
    'few several each every all both no none nobody one',
);

/** What a phrase that says where a definition holds begins with: "In statistics, …". */
export const introductions = set(
  'in for among according within to by on at under from with historically generally traditionally technically ' +
    'additionally originally basically essentially formally informally loosely roughly simply strictly thus hence broadly ' +
    'commonly typically usually often therefore so and colloquially mathematically classically conventionally ordinarily',
);
/** Openings that make what follows less of a definition. */
export const turns = set('but however and so also yet still then now moreover furthermore similarly instead');

/** What a phrase between commas after the subject begins with: ", also known as …,". */
export const asides = set(
  'or also often commonly sometimes known called invented literally according in from abbreviated usually symbolized ' +
    'formerly originally more less better for short formally traditionally named born like as otherwise pronounced written ' +
    'spelled meaning denoted derived referred simply most colloquially first introduced coined used whose plural by at on ' +
    'to aka abbr',
);

/** Nouns that announce a term: "the term X". */
export const announcers = set('term terms word words name phrase concept expression notion acronym abbreviation idea');

/** Who says what a word means. */
export const own = set("i we us i'll we'll i'd i've we've let's");
/** What a term neither begins nor ends with. */
export const loose = set('of and or in to for not a an the');
/** What comes before a part of a term that says more of it. */
export const qualifiers = set('of in for');

/** Words that no term has. */
export const foreign = set(
  'this that these those it its he she they we i you there here what who which whose whom my your his her our their me ' +
    'him them us ourselves themselves yourself myself himself herself itself is are was were be been has have had do does ' +
    'did can could will would shall should may might must not no if because although though when while where how why whether than then ' +
    'each every some any all many most much more less few several another other others both such same own only one first ' +
    'second third fourth fifth sixth seventh last next previous below above main best worst least between during before ' +
    'after through about into over under against without with at by from as on up out down off via but yet so very too ' +
    'quite rather also often usually now today indeed obviously however perhaps maybe just even still again ever never ' +
    'always think said say says know known called used make made get got let lets seems seem suppose imagine like thing ' +
    'things something everything nothing anything someone everyone nobody else yes ok okay et thus hence therefore particularly especially relatively extremely fairly',
);

/** Nouns that stand for what was said before rather than for a concept: "the problem is …". */
export const discourse = set(
  'problem question answer point reason idea thing result goal key difference example case way fact issue trick lesson ' +
    'conclusion claim argument upshot rest end part purpose aim challenge alternative solution task story title book paper ' +
    'article post essay chapter section author reader people person man woman guy world truth danger risk advantage ' +
    'disadvantage downside upside benefit effect consequence implication default hope worry concern objection response ' +
    'assumption hypothesis explanation theme message intuition kicker catch rule number set list future past present ' +
    'situation plan following former latter moral topic subject experiment test game exercise choice',
);

/** What authors number: "Example 7.65" is no term. */
export const numbered = set(
  'example section figure chapter table equation theorem lemma part step time day version page line number',
);

/** Words that are no term when they stand alone: labels of what follows. */
export const labels = set(
  'edit note notes update ps tldr summary example examples source todo warning claim question questions answer step part ' +
    'chapter figure table re fwd cc bcc to from subject date status quote response reply abstract conclusion introduction ' +
    'background pros cons problem solution me you him her here why what how so also first second third finally prediction ' +
    'assumption objection theorem lemma proof corollary exercise hint remark link links title author authors tags url term ' +
    'terms word words below above premise disclaimer caveat clarification context spoiler reminder content result results ' +
    'goal goals option',
);

/** General nouns that definitions begin with: what is a kind, a process, a measure … is being defined. */
export const genera = set(
  'type kind form sort class set group process method technique system measure unit name term word branch field state ' +
    'property condition procedure theory model function principle concept collection member practice study strategy ' +
    'phenomenon tendency bias fallacy disease disorder device instrument tool machine substance material species genus ' +
    'family mechanism algorithm structure language program framework approach discipline science art technology ability ' +
    'capacity quality quantity ratio rate number value relation operation operator object organism agent person someone ' +
    'something area region organization institution body act action activity event style genre game doctrine belief ' +
    'philosophy ideology school movement community network protocol format standard rule law acronym abbreviation synonym ' +
    'chemical compound element particle force energy phrase expression category subset sequence series version variant ' +
    'generalization hypothesis proposal thesis position view attempt effort situation scenario case problem failure error ' +
    'way means mental distribution estimate probability variable parameter metric score',
);

/** What goes on to say which one of its kind is meant. */
export const limits = set(
  'that which who whose whom where when whereby used of for in by with to between from designed made intended consisting ' +
    'containing involving based developed created located whereas among without under about concerned having such caused',
);

/** After an article: an opinion follows, or an instance, no definition. */
export const opinions = set(
  'good bad great nice big huge terrible important interesting real lot bit few mistake shame pity joke idiot fool hero ' +
    'winner smart stupid weird strange hard tough tricky serious major useful prime example examples disaster concern ' +
    'matter topic challenge sign reason possibility question subject favorite perfect excellent wonderful amazing case ' +
    'fine better worse nightmare mess pain success failure fan problem ton hell gift crime sin mystery bunch pretty very ' +
    'little long so quite rather fair fact fascinating beautiful brilliant classic crucial key critical natural obvious ' +
    'common rare popular powerful potential possible likely unlikely different difficult easy simple clear complex ' +
    'complicated significant massive friend man woman guy boy girl father mother son daughter brother sister kid wise sad ' +
    'happy strong weak solid decent lovely funny tiny vast new old whole way step start consequence result reminder ' +
    'metaphor contender candidate priority necessity prerequisite surprise relief bold motley sorry',
);

/** After "the": one of many is picked out, nothing is defined. */
export const superlatives = set(
  'most best worst first last only same main biggest largest greatest least next opposite right wrong case',
);

/** Classes of persons, companies, places, works: what has a name of its own is no concept. */
export const particulars = set(
  'person man woman boy girl guy child kid doctor lawyer writer author professor teacher student researcher friend ' +
    'colleague company startup firm nonprofit charity organization organisation institution institute team town city ' +
    'village country county suburb district river lake street place book novel film movie story paper article essay post ' +
    'blog website site magazine journal newspaper song album poem day year time member character review ' +
    'founder cofounder president director winner leader number part piece source',
);
/** The same, where they are written with a capital. */
export const bodies = set('group school movement community event game body series study act region area activity work');

/** Before a noun phrase they make it a part of another one, or one of several. */
export const joining = set('of and or nor than');
/** Before a noun phrase they say what something else is, or is like. */
export const likening = set('is are was were be been being as like not even become becomes became');
/** Before a noun phrase they pick out one thing, or count. */
export const determiners = set(
  'this that these those its it my your his her our their whose some any each every no all both another other such same ' +
    'one two three four five six several many few first second third last only own more less most least',
);
/** A clause that begins with one of these ends at the next comma. */
export const subordinators = set(
  'as if when because since although though while whether unless until after before once where whereas given despite ' +
    'like unlike above below during throughout within without behind near inside outside',
);
