import { Corpus } from './corpus.js';
import { sentence } from './prose.js';
import { Random } from './random.js';
import { Vocabulary } from './vocabulary.js';

/** Notes that are hard on a search for repeats, as a function of their size. */
export interface Hostile {
  readonly name: string;
  readonly unit: string;
  /** The largest size, of which the others are halves. */
  readonly most: number;
  readonly texts: (size: number) => readonly string[];
}

const MEGABYTE = 1e6;

export const hostile: readonly Hostile[] = [
  {
    name: 'identical lines',
    unit: 'lines',
    most: 10_000,
    texts: (lines) => [
      'The same line stands here, once more and with the very same dozen of words in it.\n'.repeat(lines),
    ],
  },
  {
    name: 'one paragraph in many notes',
    unit: 'notes',
    most: 5000,
    texts: manyNotes,
  },
  {
    name: 'one repeated word',
    unit: 'words',
    most: 1_000_000,
    texts: (words) => ['word '.repeat(words)],
  },
  {
    name: 'a line of random words',
    unit: 'MB',
    most: 50,
    texts: (megabytes) => [randomLine(megabytes * MEGABYTE)],
  },
  {
    name: 'a line of prose with repeats',
    unit: 'MB',
    most: 50,
    texts: (megabytes) => [new Corpus(4).note(megabytes * MEGABYTE).text.replaceAll('\n', ' ')],
  },
];

/** Notes of three paragraphs, of which the second is the same in all. */
function manyNotes(notes: number): string[] {
  const random = new Random(5);
  const vocabulary = new Vocabulary(6);
  const paragraph = (): string => Array.from({ length: 4 }, () => sentence(vocabulary, random)).join(' ');
  const same = paragraph();
  return Array.from({ length: notes }, () => `${paragraph()}\n\n${same}\n\n${paragraph()}\n`);
}

/** Words that are all as frequent as any other, with no full stop among them. */
function randomLine(length: number): string {
  const random = new Random(7);
  const words: string[] = [];
  for (let made = 0; made < length; ) {
    const word = random.between(0, 36 ** 4).toString(36);
    words.push(word);
    made += word.length + 1;
  }
  return words.join(' ');
}
