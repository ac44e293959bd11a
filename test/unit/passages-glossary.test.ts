import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNotes } from '../../server/src/index.js';

const glossary = `# Bees

## Waggle dance

Aliases: honey bee dance, dance of the bees, bee dance, dance language of bees, meadow dance
Source: Karl von Frisch, The dance language of the honey bees, 1967

How a honey bee tells the others where a meadow is: the angle of the dance is that of the sun.
`;
const note = 'A honey bee came home from the meadow, and the dance that it danced told the bees a lot.';

test('the lines of aliases and of a source are shown with the definition', () => {
  const notes = createNotes({ starterGlossary: false });
  notes.put('glossary.md', glossary);
  notes.put('note.md', note);
  for (const answers of [notes.related('note.md', 0), notes.search('honey bee dance language')]) {
    const shown = answers
      .filter(({ uri }) => uri === 'glossary.md')
      .map(({ start, end }) => glossary.slice(start, end));
    assert.equal(shown.length, 1);
    assert.match(shown[0] ?? '', /How a honey bee tells/);
  }
});

test('in a note that is no glossary they are passages like others', () => {
  const notes = createNotes({ starterGlossary: false });
  notes.put('dances.md', glossary);
  notes.put('note.md', note);
  assert.ok(notes.related('note.md', 0).length > 1);
});
