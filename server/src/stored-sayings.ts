import type { KeptText } from './shared-texts.js';
import type { Steps } from './steps.js';
import { ForeignPart } from './stored.js';

/** What a text says that is kept as strings, and the few numbers beside them. */
export type Sayings = Pick<KeptText, 'definitions' | 'acronyms' | 'capitals' | 'glossary'>;

/** The place of a text among others, and what it says. */
type Said = readonly [number, Sayings];

/** Texts whose sayings make one string: no string can be longer than an engine allows. */
const TOGETHER = 1024;

/** The sayings of some texts as JSON, {@link TOGETHER} at once: most say hardly anything. */
export function* storeSayings(texts: readonly Sayings[]): Steps<string[]> {
  const said = texts.flatMap(({ definitions, acronyms, capitals, glossary }, place): Said[] => {
    if (definitions.length + acronyms.length + capitals.length + glossary.length === 0) return [];
    return [[place, { definitions, acronyms, capitals, glossary }]];
  });
  const stored: string[] = [];
  for (let from = 0; from < said.length; from += TOGETHER) {
    yield;
    stored.push(JSON.stringify(said.slice(from, from + TOGETHER)));
  }
  return stored;
}

/** The sayings by the places of the texts; none for a text that says nothing. */
export function* restoreSayings(stored: readonly string[]): Steps<ReadonlyMap<number, Sayings>> {
  const sayings = new Map<number, Sayings>();
  for (const json of stored) {
    for (const [place, said] of parsed(json)) sayings.set(place, said);
    yield;
  }
  return sayings;
}

function parsed(json: string): readonly Said[] {
  try {
    return JSON.parse(json) as readonly Said[];
  } catch {
    throw new ForeignPart('sayings');
  }
}
