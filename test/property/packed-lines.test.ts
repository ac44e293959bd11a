import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PackedLines } from '../../server/src/text/packed-lines.js';
import { runs } from './runs.js';

test('packed lines start where they started', () => {
  const length = fc.oneof(fc.nat(200), fc.constantFrom(127, 128, 16383, 16384, 50_000_000));
  fc.assert(
    fc.property(fc.array(length, { maxLength: 50 }), (lengths) => {
      const starts = new Uint32Array(lengths.length + 1);
      for (const [line, one] of lengths.entries()) starts[line + 1] = (starts[line] ?? 0) + one;
      const packed = PackedLines.of(starts);
      assert.deepEqual(packed.starts, starts);
      packed.close();
      assert.deepEqual(packed.starts, starts);
    }),
    runs(200),
  );
});
