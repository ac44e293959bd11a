import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { defaultSettings } from '../../server/src/settings.js';

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const manifest = json('package.json');
const sources = readdirSync('client/src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`client/src/${name}`, 'utf8'));

/** What stands in the first group of a pattern, without doubles, sorted. */
function all(texts: readonly string[], pattern: RegExp): readonly string[] {
  return [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')))].sort();
}

test('every text of the manifest stands in package.nls.json, and no other', () => {
  const used = all([JSON.stringify(manifest)], /"%([\w.]+)%"/g);
  assert.deepEqual(Object.keys(json('package.nls.json')).sort(), used);
});

test('every text of the client stands in the bundle of texts to translate, and no other', () => {
  const used = all(sources, /l10n\.t\(\s*'([^']+)'/g);
  assert.equal(sources.join('').match(/l10n\.t\(/g)?.length, sources.join('').match(/l10n\.t\(\s*'/g)?.length);
  assert.deepEqual(Object.keys(json('l10n/bundle.l10n.json')).sort(), used);
});

test('every setting has a description, an order, a scope and the default that the server knows', () => {
  const settings: Record<string, Record<string, unknown>> = Object.assign(
    {},
    ...manifest.contributes.configuration.map(({ properties }: { properties: object }) => properties),
  );
  for (const [id, setting] of Object.entries(settings)) {
    for (const key of ['markdownDescription', 'order', 'scope']) assert.ok(setting[key], `${id} has no ${key}`);
    if (setting.enum) assert.ok(setting.markdownEnumDescriptions, `${id} does not say what its values mean`);
  }
  const defaults = Object.entries(settings).map(([id, setting]) => [id.replace('intertext.', ''), setting.default]);
  assert.deepEqual(Object.fromEntries(defaults), defaultSettings);
});

test('every command is registered, and every key binding is bound to a place', () => {
  const registered = all(sources, /register\('(\w+)'/g).map((name) => `intertext.${name}`);
  for (const { command } of manifest.contributes.commands) assert.ok(registered.includes(command), command);
  for (const { command, when } of manifest.contributes.keybindings)
    assert.match(when, /(intertext\.(inNote|choosingPassage)|focusedView == 'intertext\.\w+')/, command);
});
