import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MentionTokens } from '../../server/src/features/semantic-tokens.js';
import { contextOf } from '../unit/context-of.js';
import { runs } from './runs.js';

const uri = 'file:///notes/a.md';
const glossary = '# Waggle dance\nAliases: WD\n\nWhat bees do.\n\n# Comb\n\nWhere they do it.\n';
const piece = fc.constantFrom('waggle dance', 'WD', 'comb', 'moss', '\n', ' ', ' ', '🦉');
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

test('what has changed of the tokens makes those that are there of those that were told', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), fc.boolean(), ([first = '', ...others], isAll) => {
      const mentions = { highlight: isAll ? 'all' : 'first' };
      const context = contextOf(
        new Map([
          ['file:///notes/glossary.md', glossary],
          [uri, first],
        ]),
        { mentions },
      );
      const tokens = new MentionTokens();
      const textDocument = { uri };
      let { resultId = '', data } = tokens.full(context, { textDocument });
      for (const [i, next] of others.entries()) {
        context.apply({ kind: 'edited', uri, version: i + 2, changes: [{ text: next }] });
        const delta = tokens.delta(context, { textDocument, previousResultId: resultId });
        if (!('edits' in delta)) assert.fail('It is told what has changed.');
        for (const { start, deleteCount, data: added = [] } of delta.edits) {
          assert.ok(
            [start, deleteCount, added.length].every((number) => number % 5 === 0),
            'whole tokens',
          );
          data = data.toSpliced(start, deleteCount, ...added);
        }
        assert.deepEqual(data, new MentionTokens().full(context, { textDocument }).data);
        resultId = delta.resultId ?? '';
      }
    }),
    runs(60),
  );
});
