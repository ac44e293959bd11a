import type { KeptText } from './shared-texts.js';
import { ForeignPart } from './stored.js';

/** What a text says that is kept as strings, and the few numbers beside them. */
export type Sayings = Pick<KeptText, 'definitions' | 'acronyms' | 'capitals' | 'glossary'>;

/** The place of a text among others, and what it says. */
type Said = readonly [number, Sayings];

/** Texts whose sayings make one string: no string can be longer than an engine allows. */
const TOGETHER = 1024;

/** The sayings of some texts as JSON, {@link TOGETHER} at once: most say hardly anything. */
export function storeSayings(texts: readonly Sayings[]): string[] {
  const said = texts.flatMap(({ definitions, acronyms, capitals, glossary }, place): Said[] => {
    if (definitions.length + acronyms.length + capitals.length + glossary.length === 0) return [];
    return [[place, { definitions, acronyms, capitals, glossary }]];
  });
  return Array.from({ length: Math.ceil(said.length / TOGETHER) }, (_, at) =>
    JSON.stringify(said.slice(at * TOGETHER, (at + 1) * TOGETHER)),
  );
}

/** The sayings by the places of the texts; none for a text that says nothing. */
export function restoreSayings(stored: readonly string[]): ReadonlyMap<number, Sayings> {
  return new Map(stored.flatMap(parsed));
}

function parsed(json: string): readonly Said[] {
  try {
    return JSON.parse(json) as readonly Said[];
  } catch {
    throw new ForeignPart('sayings');
  }
}
