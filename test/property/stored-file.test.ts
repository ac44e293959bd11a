import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { JoinedArrays, type StoredPart } from '../../server/src/index.js';
import { readStored } from '../../server/src/workspace/stored/read.js';
import { writeStored } from '../../server/src/workspace/stored/write.js';
import { anyText } from './any-text.js';
import { runs } from './runs.js';

const root = mkdtempSync(join(tmpdir(), 'intertext-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
const path = join(root, 'stored');

async function stored(part: StoredPart, key = 'key'): Promise<Buffer> {
  rmSync(path, { force: true });
  assert.ok(await writeStored(path, key, part, () => false));
  return readFileSync(path);
}

async function readBack(bytes: Uint8Array): Promise<StoredPart | string> {
  writeFileSync(path, bytes);
  const read = await readStored(path, 'key');
  return 'part' in read ? read.part : read.reason;
}

const arrays = fc.oneof(
  fc.uint8Array(),
  fc.int8Array(),
  fc.uint16Array(),
  fc.int32Array(),
  fc.uint32Array(),
  fc.float32Array(),
  fc.float64Array(),
  fc.array(fc.uint16Array()).map((pieces) => new JoinedArrays(Uint16Array, pieces)),
);
const name = fc.string({ minLength: 1 });
const { part } = fc.letrec<{ part: StoredPart }>((tie) => ({
  part: fc.dictionary(
    name,
    fc.oneof(
      { maxDepth: 3 },
      fc.double(),
      fc.integer(),
      anyText(),
      arrays,
      fc.array(fc.string()),
      fc.array(anyText(), { minLength: 30, maxLength: 40 }),
      anyText({ minLength: 990, maxLength: 1010 }),
      tie('part') as fc.Arbitrary<StoredPart>,
      fc.array(tie('part') as fc.Arbitrary<StoredPart>, { maxLength: 3 }),
    ),
    { maxKeys: 6 },
  ) as fc.Arbitrary<StoredPart>,
}));

test('what is read is what was stored', async () => {
  await fc.assert(
    fc.asyncProperty(part, async (tree) => {
      const read = await readBack(await stored(tree));
      // JSON knows no objects without a prototype.
      assert.deepEqual(plain(read), plain(tree));
    }),
    runs(60),
  );
});

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (value instanceof JoinedArrays) return value.joined();
  if (Array.isArray(value)) return value.map(plain);
  return Object.entries(value).map(([name, inner]) => [name, plain(inner)]);
}

const sample: StoredPart = {
  numbers: Uint32Array.from({ length: 300 }, (_, i) => i * 2654435761),
  floats: Float64Array.of(1.5, Number.NaN, -0),
  bytes: Uint8Array.of(1, 2, 3),
  inner: [{ words: ['one', '\ud800'], count: 3 }],
};

test('a flipped bit is found out', async () => {
  const bytes = await stored(sample);
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
      const flipped = Uint8Array.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.equal(typeof (await readBack(flipped)), 'string');
    }),
    runs(500),
  );
});

test('a file that is cut off or goes on is found out', async () => {
  const bytes = await stored(sample);
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
      assert.equal(typeof (await readBack(bytes.subarray(0, length))), 'string');
    }),
    runs(100),
  );
  assert.equal(await readBack(Buffer.concat([bytes, bytes])), 'is cut off');
});

test('parts of a file in another order are found out', async () => {
  const bytes = await stored(sample);
  const place = fc.nat(bytes.length / 4 - 1);
  await fc.assert(
    fc.asyncProperty(place, place, async (one, other) => {
      const swapped = Buffer.from(bytes);
      bytes.copy(swapped, one * 4, other * 4, other * 4 + 4);
      bytes.copy(swapped, other * 4, one * 4, one * 4 + 4);
      fc.pre(!swapped.equals(bytes));
      assert.equal(typeof (await readBack(swapped)), 'string');
    }),
    runs(150),
  );
});

test('bytes of any other kind are found out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      assert.equal(typeof (await readBack(bytes)), 'string');
    }),
    runs(100),
  );
});
