/** What a note must not bring about where something of it is shown, and how it would look if it did. */
export interface Injection {
  readonly name: string;
  /** One line, with `canary` in it. */
  readonly text: string;
}

export const injections: readonly Injection[] = [
  { name: 'command link', text: '[canary](command:workbench.action.quit)' },
  { name: 'command link with a title', text: '[canary](<command:workbench.action.quit> "title")' },
  { name: 'command autolink', text: '<command:workbench.action.quit?canary>' },
  { name: 'link by reference', text: '[canary][x] [x]: command:workbench.action.quit' },
  { name: 'file link', text: '[canary](file:///etc/passwd)' },
  { name: 'script link', text: '[canary](javascript:alert(1)) [b](JaVaScRiPt&colon;alert(1)) [c](data:text/html,x)' },
  {
    name: 'web link',
    text: '[canary](https://canary.example/a) https://canary.example/b www.canary.example canary@canary.example',
  },
  { name: 'image', text: '![canary](https://canary.example/a.png) ![b](//canary.example/b.png)' },
  { name: 'image element', text: '<img src="https://canary.example/a.png" onerror="alert(1)">' },
  { name: 'elements', text: '<script>canary()</script><iframe src=//canary.example></iframe><b>canary</b><!-- canary' },
  { name: 'broken element', text: '<a href="command:x" canary <svg/onload=alert(1)>' },
  { name: 'entities', text: '&lt;img src=x&gt; &#60;b&#62; &lbrack;canary&rbrack;&lpar;command:x&rpar;' },
  { name: 'icon', text: '$(zap) canary $(loading~spin) \\$(x)' },
  { name: 'fence', text: '``` canary ~~~ `` ` ```' },
  { name: 'emphasis', text: '*canary* __canary__ ~~canary~~ ***' },
  { name: 'table', text: '| canary | b | | --- | --- |' },
  { name: 'math', text: '$$canary$$ $x$ \\(y\\)' },
  { name: 'turned writing', text: 'canary \u202egnitirw denrut\u202c \u2066a\u2069 \u200fb \u061cc' },
  {
    name: 'terminal',
    text: 'canary \u001b[31mred\u001b[0m \u001b]8;;https://canary.example\u0007x\u001b]8;;\u0007 \u009b1m \u0007',
  },
  { name: 'other controls', text: 'canary \u0001 \u0008 \u007f \u0085 \u009f end' },
];

/** Long enough to be repeated, and of a note that nobody else has. */
const around = 'was heard to sing in the cage below the stairs when nobody else was awake in the whole of the house';

/**
 * Notes in which every injection is a heading, a term, an alias, a definition, a source, a repeat, a quotation and a
 * passage, by file name; names of files are injections, too.
 */
export function hostileNotes(): Readonly<Record<string, string>> {
  const entries = injections.map(
    ({ text }, i) =>
      `## Bird${i} ${text}\nAliases: canarybird${i}, ${text}\nSource: ${text}\n\n${text} ${around} ${i}.\n`,
  );
  const bodies = injections.map(({ text }, i) => {
    const long = `${text} The bird of number ${i} ${around}, ${text} as they said.`;
    return `# ${text}\n\n${long}\n\n> ${long}\n\ncanarybird${i} sings. By a canarybird${i} we mean ${text} a bird in a cage.\n\n“${text}” (CB${i}): ${text}\n`;
  });
  return {
    'glossary.md': entries.join('\n'),
    'a.md': bodies.join('\n'),
    'b.md': bodies.toReversed().join('\n'),
    '$(zap) [x](command:y).md': bodies.join('\n'),
    '<b>c<%2fb>.txt': `${bodies.join('\n')}\n`,
  };
}
