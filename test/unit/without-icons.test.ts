import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutIcons } from '../../client/src/without-icons.js';

test('an icon that a text spells is shown as it is spelled', () => {
  assert.equal(withoutIcons('$(zap) costs $5 ($(a)), \\$(b)'), '\\$(zap) costs $5 (\\$(a)), \\$(b)');
});
