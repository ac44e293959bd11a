import { singularOf } from './inflection.js';
import { isStopWord } from './stop-words.js';

/** Words of everyday English, set down by hand: whoever reads one in a note does not look for its definition. */
const everyday = new Set(
  (
    'able act action age ago ahead air answer area argue argument arm ask attempt attention author away back bad ball base ' +
    'basis beat become bed begin behavior behaviour belief believe best better big bit black blood blue board body book ' +
    'born bottom box boy brain break bring build building burn business busy buy call came capable car care carry case ' +
    'catch cause center centre certain chain chance change charge cheap check child children choice choose circle city ' +
    'claim class clean clear close code cold color colour come comment common community compare complete concept concern ' +
    'condition consider contain content context control cool copy correct cost count country couple course cover create ' +
    'cross culture current cut data date day dead deal death decide decision deep degree depend describe design detail ' +
    'develop die difference different difficult direct direction discuss discussion distance door doubt draw dream drink ' +
    'drive drop dry early earth easy eat edge edit effect effort else end energy enough enter entire environment equal ' +
    'error even event ever every evidence exact example expect experience explain eye face fact fail failure fair fall ' +
    'false family famous far fast father fear feature feel feeling feet felt field fight figure file fill final find fine ' +
    'fire first fit floor fly follow food force forget form forward found free friend front full fun function future gain ' +
    'game gave general get girl give glass goal gold gone good got government grand great green ground group grow growth ' +
    'guess guide guy half hand happen happy hard head health hear heart heat heavy help hide high hill history hit hold ' +
    'hole home hope horse hot hour house huge human idea image imagine important include increase index individual industry ' +
    'information inside instead interest interesting issue item job join judge jump keep key kid kill kind king know ' +
    'knowledge label land language large last late later law lay lead learn least leave left length lesson letter level lie ' +
    'life light line link list listen little live local long look lose loss lot loud love low luck machine made main make ' +
    'man manage map mark market matter maybe mean meaning measure meet meeting member memory men mention message method ' +
    'middle mind minute miss mistake model moment money month morning mother mouth move movement music name nature near ' +
    'necessary need network never new news next nice night none normal note nothing notice number object obvious offer ' +
    'office often oil old one open opinion option order original outside page pain paper paragraph parent part party pass ' +
    'past path pattern pay peace people percent perfect perhaps period person phrase pick picture piece place plan play ' +
    'player please point policy poor popular position possible post power practice prepare present press pretty price print ' +
    'private probably problem process produce product program project proof property prove public pull purpose push put ' +
    'quality question quick quiet quite quote race rain raise range rate rather reach read reader ready real reality really ' +
    'reason receive recent record red reduce refer relate remain remember remove repeat reply report require research rest ' +
    'result return reward rich right ring rise risk river road role room round rule run safe safety said same sample save ' +
    'saw say scale school science score sea search second section see seem self sell send sense sentence separate serious ' +
    'serve service set several shape share sharp ship short shot show side sign signal similar simple simply single sister ' +
    'sit site situation size skill sky sleep slow small social society soft solution solve someone something sometimes son ' +
    'soon sort sound source space speak special specific speech speed spend stand standard star start state statement stay ' +
    'step still stone stop store story strange street strength strong structure student study stuff style subject success ' +
    'sudden suggest summary sun support suppose sure surface surprise system table take talk target task teach team tell ' +
    'ten term test text thank theory thing think third thought thousand three throw tie time title today together token ' +
    'tool top topic total touch toward towards town track trade train training travel treat tree trick trip trouble true ' +
    'trust truth try turn two type understand unit use useful user usual valid value various version view voice wait walk ' +
    'wall want war warm watch water wave way wear week weight well white whole wide wild win wind window winter wish within ' +
    'without woman women wonder wood word work worker world worry worth write writer writing wrong year yes yesterday yet ' +
    'young zero'
  ).split(' '),
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
