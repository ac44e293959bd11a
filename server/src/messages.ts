/**
 * A text for people in English, and what stands at its places `{0}`, `{1}` …: to be translated where it is shown. A
 * number is a count, grouped as people read it; one that is none, such as that of a line, is given as a string.
 */
export type Message = readonly [text: string, ...values: (string | number | Message)[]];

/** Says a text in the language of the client. Singular and plural are two texts. */
export type Translate = (...message: Message) => string;

/** A message that is said later, when it is known to whom. */
export function message(...parts: Message): Message {
  return parts;
}

/**
 * Says texts as `texts` has them, by their English; what is missing there stays English.
 * `locale`: the language tag by which counts are written.
 */
export function translator(texts: Readonly<Record<string, string>>, locale = 'en'): Translate {
  const [known = 'en'] = supported(locale);
  const shown = (value: Message[number]): string => {
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? value.toLocaleString(known) : translate(...value);
  };
  const translate: Translate = (text, ...values) => {
    const translated = Object.hasOwn(texts, text) ? texts[text] : undefined;
    return (translated ?? text).replace(/\{(\d+)\}/g, (place, at) => {
      const value = values[Number(at)];
      return value === undefined ? place : shown(value);
    });
  };
  return translate;
}

/** For the log, the command line and every client that brings no texts. */
export const english: Translate = translator({});

/** Clients may send what is no language tag. */
function supported(locale: string): readonly string[] {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale);
  } catch {
    return [];
  }
}
