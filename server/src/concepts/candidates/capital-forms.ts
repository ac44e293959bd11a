import { foldSlowly } from '../../text/characters.js';
import { WordFlag, type Words } from '../../text/words.js';

/** The words of a text that have a capital inside, as written, each once: "RLVR", "CoT", "LessWrong". */
export function innerCapitals(text: string, { count, starts, ends, flags }: Words): readonly string[] {
  const found = new Set<string>();
  for (let word = 0; word < count; word++) {
    if (((flags[word] ?? 0) & WordFlag.InnerCapital) !== 0) found.add(text.slice(starts[word], ends[word]));
  }
  return [...found];
}

/** How words with a capital inside are written, by how many texts write them so. */
export class CapitalForms {
  /** By normalised word. */
  readonly #forms = new Map<string, Map<string, number>>();

  /** Adds what {@link innerCapitals} found in a text; with -1 takes it away. */
  count(found: readonly string[], sign: 1 | -1): void {
    for (const written of found) {
      const small = foldSlowly(written);
      const forms = this.#forms.get(small) ?? new Map<string, number>();
      const texts = (forms.get(written) ?? 0) + sign;
      if (texts > 0) forms.set(written, texts);
      else forms.delete(written);
      if (forms.size > 0) this.#forms.set(small, forms);
      else this.#forms.delete(small);
    }
  }

  /** As most texts write a word; undefined where none writes it with a capital inside. */
  of(normalised: string): string | undefined {
    let best: string | undefined;
    let most = 0;
    for (const [written, texts] of this.#forms.get(normalised) ?? []) {
      if (texts < most || (texts === most && best !== undefined && written > best)) continue;
      best = written;
      most = texts;
    }
    return best;
  }
}
