import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Random } from '../bench/corpus/random.js';
import { Client } from './client.js';
import { TestFolder } from './folder.js';

/** `npm run soak -- crashes` kills it fifty times, at other moments each time. */
const isSoak = process.env.SOAK !== undefined;
const kills = isSoak ? 50 : 3;
const seed = isSoak ? Date.now() % 1_000_000_000 : 20;

const dance = 'A waggle dance (WD) is a dance that tells the other bees where the meadow is, and how far away.';
const files = Object.fromEntries(
  Array.from({ length: 150 }, (_, i) => [
    `${i % 7}/${i}.md`,
    `# Note ${i}\n\n${i % 5 ? dance : 'A WD.'}\n\nOf ${i}: ${dance}\n`,
  ]),
);

/** Everything that is asked of a server whose buffer holds this text. */
async function answersOf(client: Client, folder: TestFolder, text: string): Promise<unknown> {
  const uri = folder.uriOf('0/0.md');
  await client.open(uri, text);
  const { notes, passages, words, skipped } = await client.ready();
  return {
    counts: { notes, passages, words, skipped },
    diagnostics: await client.diagnostics(uri),
    repeats: await client.query('intertext/repeats'),
    concepts: await client.query('intertext/concepts'),
    found: await client.query('intertext/searchPassages', { query: 'meadow dance' }),
  };
}

async function start(t: TestContext, folder: TestFolder, storage?: string): Promise<Client> {
  return Client.start(t, { folders: [folder.uri], initializationOptions: storage === undefined ? {} : { storage } });
}

test(`a server that was killed at any moment is followed by one that answers as a fresh one (seed ${seed})`, async (t) => {
  const folder = await TestFolder.create(t, files);
  const storage = join((await TestFolder.create(t)).path, 'storage');
  const random = new Random(seed);
  const uri = folder.uriOf('0/0.md');
  for (let kill = 1; kill <= kills; kill++) {
    const victim = await start(t, folder, storage);
    let text = 'Typed: ';
    await victim.open(uri, text);
    await folder.write(`${random.between(0, 6)}/new.md`, `${dance} For the ${kill}th time.\n`);
    const end = performance.now() + random.between(0, 700);
    for (let version = 2; performance.now() < end; version++) {
      const added = random.of(['A WD. ', 'b', `${dance}\n`]);
      const position = { line: text.split('\n').length - 1, character: text.length - text.lastIndexOf('\n') - 1 };
      await victim.edit(uri, version, { range: { start: position, end: position }, text: added });
      text += added;
      await delay(random.between(0, 20));
    }
    victim.process.kill('SIGKILL');
    await victim.exit;
    const next = await start(t, folder, storage);
    const fresh = await start(t, folder);
    assert.deepEqual(await answersOf(next, folder, text), await answersOf(fresh, folder, text), `kill ${kill}`);
    await next.shutdown();
    await next.end();
    fresh.process.kill('SIGKILL');
  }
  t.diagnostic(`${kills} kills`);
});
