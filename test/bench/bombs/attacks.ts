import type { Pattern } from './patterns.js';

/** Characters that notes repeat, and on which patterns go to and fro. */
const usual = [
  ...'aA5 \t\n\r.,:;-=>#|*_`~[](){}<!"\'/\\',
  '“',
  '’',
  'é',
  '漢',
  '🦉',
  'word ',
  '> ',
  '- ',
  '](',
  '](a',
  '[a',
  'a:',
  '. ',
  'A ',
  'a-',
];
const mostOwn = 24;

/** What may make a pattern take more than its share of time: a text as a function of its length. */
export interface Attack {
  readonly name: string;
  readonly text: (length: number) => string;
}

/** Its own characters and words again and again, alone and two by two, with an end that matches and one that does not. */
export function attacksOn({ written }: Pattern): readonly Attack[] {
  const own = [...new Set(written.match(/\p{L}{2,}|[^\p{L}\\^$?+|(){}]/gu) ?? [])].slice(0, mostOwn);
  const units = [...usual, ...own];
  const pairs = own.flatMap((one) => [...own, 'a', ' '].map((other) => one + other));
  return [...new Set([...units, ...pairs])].flatMap((unit) =>
    ['', '\u0000'].flatMap((end) =>
      ['', 'a', unit].map((start) => ({
        name: JSON.stringify(`${start}${unit}…${end}`),
        text: (length: number) => start + unit.repeat(Math.ceil(length / unit.length)) + end,
      })),
    ),
  );
}
