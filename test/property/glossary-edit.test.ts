import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseGlossary } from '../../server/src/concepts/glossary/glossary.js';
import { withAlias, withoutAlias, withoutEntry, withText } from '../../server/src/features/glossary-edit.js';
import type { Removal } from '../../server/src/features/removal.js';
import type { GlossaryEntry } from '../../server/src/index.js';
import { runs } from './runs.js';

const eol = fc.constantFrom('\n', '\r\n');
const mark = fc.constantFrom('', '**', '_', '"');
const marked = (term: string) => mark.map((marks) => `${marks}${term}${marks}`);
const heading = (name: string) =>
  fc.oneof(
    marked(name).map((term) => `## ${term}`),
    fc.constantFrom(`## ${name} ##`, `${name}\n----`, `## ${name} (XY${name})`, `## **${name}** (sea)`),
  );
const aliases = (name: string) =>
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(', ', ';', ' , ', '、'))
    .chain(([count, separator]) =>
      fc
        .tuple(...Array.from({ length: count }, (_, i) => marked(`${name} alias ${i}`)))
        .chain((terms) =>
          fc.constantFrom(
            `Aliases: ${terms.join(separator)}`,
            `**Aliases:** ${terms.join(separator)}.`,
            `Aliases:\n${terms.map((term) => `- ${term}`).join('\n')}`,
            `- alias: ${terms.join(separator)}`,
          ),
        ),
    );
const body = fc.constantFrom('', 'It is so.', 'One.\n\nTwo: [a](b.md).', '```\nAliases: no\n```', 'Source: Me\n\nSo.');
const entry = (name: string) =>
  fc
    .tuple(
      heading(name),
      fc.option(aliases(name), { nil: '' }),
      body,
      fc.constantFrom('\n', '\n\n', '\n\n\n', '\n\n---\n\n'),
    )
    .map(([title, list, text, gap]) => `${title}\n${list}\n\n${text}${gap}`);
const glossary = fc
  .tuple(fc.constantFrom('# Words\n\n', '# Words\n\nOf ours.\n\n'), entry('Drift'), entry('Nest'), entry('Comb'), eol)
  .map(([title, one, two, three, ending]) => `${title}${one}${two}${three}`.replaceAll('\n', ending));

/** A glossary that went wrong once: its rules part no entries, and one heading is left beside the title. */
const found = '# Words\n\n## Drift ##\n\n\nSource: Me\n\nSo.\nNest\n----\n\n\nSource: Me\n\nSo.\nComb\n----\n';

function applied(text: string, edit: Removal | undefined): readonly GlossaryEntry[] {
  assert.ok(edit !== undefined && edit.start <= edit.end && edit.end <= text.length);
  return parseGlossary(text.slice(0, edit.start) + edit.text + text.slice(edit.end));
}

/** What an entry says, wherever it stands. */
function said({ name, aliases: names, text, source, sense }: GlossaryEntry): unknown {
  return { name, names, text: text.replaceAll('\r\n', '\n'), source, sense };
}

test('an edit of an entry does what it says, and leaves the others as they are', () => {
  fc.assert(
    fc.property(glossary, fc.nat(2), fc.nat(), (text, which, pick) => {
      const entries = parseGlossary(text);
      const chosen = entries[which % entries.length];
      if (chosen === undefined) return;
      // A title names a concept where no other heading is left.
      const isOther = ({ name }: GlossaryEntry) => name !== chosen.name && (entries.length > 1 || name !== 'Words');
      const others = (edited: readonly GlossaryEntry[]) => edited.filter(isOther).map(said);
      const after = (edit: Removal | undefined) => {
        const edited = applied(text, edit);
        assert.deepEqual(others(edited), others(entries));
        return edited.find(({ name }) => name === chosen.name);
      };
      for (const [i, { start, end }] of chosen.written.entries()) {
        assert.ok(text.slice(start, end).includes([chosen.name, ...chosen.aliases][i] ?? '?'));
      }
      assert.deepEqual(
        after(withAlias(text, chosen, 'new one'))?.aliases.toSorted(),
        [...chosen.aliases, 'new one'].sort(),
      );
      assert.ok(after(withText(text, chosen, 'And so on.'))?.text.endsWith('And so on.'));
      assert.equal(after(withoutEntry(text, chosen)), undefined);
      const index = chosen.aliases.length > 0 ? 1 + (pick % chosen.aliases.length) : 0;
      if (index > 0) {
        const left = chosen.aliases.filter((_, i) => i !== index - 1);
        assert.deepEqual(after(withoutAlias(text, chosen, index))?.aliases, left);
      }
    }),
    { ...runs(150), examples: [[found, 0, 0]] },
  );
});
