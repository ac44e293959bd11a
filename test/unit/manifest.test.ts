import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { defaultSettings } from '../../server/src/settings.js';

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const manifest = json('package.json');
const sources = sourcesIn('client/src');

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
}

/** What stands in the first group of a pattern, without doubles, sorted. */
function all(texts: readonly string[], pattern: RegExp): readonly string[] {
  return [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')))].sort();
}

test('every text of the manifest stands in package.nls.json, and no other', () => {
  const used = all([JSON.stringify(manifest)], /"%([\w.]+)%"/g);
  assert.deepEqual(Object.keys(json('package.nls.json')).sort(), used);
});

test('every text of the client and of the server stands in the bundle of texts to translate, and no other', () => {
  const server = sourcesIn('server/src').map((source) => source.replace(/function message\(/, ''));
  const used = [...all(sources, /l10n\.t\(\s*'([^']+)'/g), ...all(server, /\b(?:t|message)\(\s*'([^']+)'/g)];
  assert.deepEqual(Object.keys(json('l10n/bundle.l10n.json')).sort(), [...new Set(used)].sort());
  // A text that is no literal could not be found; a message that was made elsewhere is spread.
  assert.deepEqual(all(sources, /(l10n\.t\((?!\s*').{0,40})/g), []);
  assert.deepEqual(all(server, /\b((?:t|message)\((?!\s*'|\.\.\.).{0,40})/g), []);
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

/** What the manifest says below a key, wherever the key stands. */
function valuesOf(part: unknown, key: string): readonly unknown[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) => [...(name === key ? [value] : []), ...valuesOf(value, key)]);
}

test('every text that people read can be translated; what models read is English', () => {
  const { languageModelTools, viewsContainers, ...rest } = manifest.contributes;
  const tools = languageModelTools.map(({ inputSchema: _schema, ...tool }: Record<string, unknown>) => tool);
  for (const key of ['title', 'displayName', 'userDescription', 'description', 'name', 'contents', 'altText']) {
    const texts = valuesOf([rest, tools.map(({ name: _name, ...tool }: Record<string, unknown>) => tool)], key);
    for (const text of texts.filter((one) => typeof one === 'string')) assert.match(text as string, /^%[\w.]+%$/, key);
  }
  for (const key of ['markdownDescription', 'markdownEnumDescriptions']) {
    for (const text of valuesOf(rest, key).flat()) assert.match(String(text), /^%[\w.]+%$/, key);
  }
});

test('every command has a place where it makes sense: the palette says when, or it does so everywhere', () => {
  const { commands, menus } = manifest.contributes;
  const everywhere = ['showIndexStatus', 'restartServer', 'openSampleNotes'].map((name) => `intertext.${name}`);
  const bound = new Map<string, string>(
    menus.commandPalette.map(({ command, when }: Record<string, string>) => [command, when]),
  );
  const free = commands.map(({ command }: Record<string, string>) => command).filter((id: string) => !bound.has(id));
  assert.deepEqual(free.sort(), everywhere.sort());
  for (const { when } of Object.values(menus).flat() as { when?: string }[]) assert.ok(when, 'every menu says when');
});

test('every context key of a `when` is set by the client, and every command that a link names is there', () => {
  const keys = all(sources, /'setContext',\s*'(intertext\.\w+)'/g);
  const ids = [...manifest.contributes.commands.map(({ command }: { command: string }) => command)];
  const views = manifest.contributes.views.intertext.map(({ id }: { id: string }) => id);
  for (const when of valuesOf(manifest.contributes, 'when').map(String)) {
    for (const [name] of when.matchAll(/intertext\.\w+/g))
      assert.ok([...keys, ...views].includes(name), `${name}: ${when}`);
  }
  for (const event of valuesOf(manifest.contributes.walkthroughs, 'completionEvents').flat().map(String)) {
    const [, kind = '', name = ''] = /^(\w+):(.+)$/.exec(event) ?? [];
    assert.ok((kind === 'onCommand' ? ids : keys).includes(name), event);
  }
  for (const [id, text] of Object.entries(json('package.nls.json'))) {
    for (const [, name = ''] of String(text).matchAll(/\(command:([\w.]+)/g)) {
      assert.ok(ids.includes(name) || name.startsWith('workbench.') || name.startsWith('vscode.'), `${id}: ${name}`);
    }
  }
});

test('every view says what to do where it is empty', () => {
  const welcomed = manifest.contributes.viewsWelcome.map(({ view }: { view: string }) => view);
  for (const { id } of manifest.contributes.views.intertext) assert.ok(welcomed.includes(id), id);
});

test('every colour has a description and a default in each kind of theme', () => {
  for (const { id, description, defaults } of manifest.contributes.colors) {
    assert.match(id, /^intertext\.[a-zA-Z]+$/);
    assert.ok(description, id);
    assert.deepEqual(Object.keys(defaults).sort(), ['dark', 'highContrast', 'highContrastLight', 'light'], id);
  }
  const used = all(sources, /new ThemeColor\('(intertext\.\w+)'/g);
  const ids = manifest.contributes.colors.map(({ id }: { id: string }) => id);
  for (const id of used) assert.ok(ids.includes(id), id);
});

test('no trace of telemetry', () => {
  for (const word of ['createTelemetryLogger', 'TelemetryReporter', 'telemetry']) {
    assert.ok(!sources.some((source) => source.includes(word)), word);
  }
});
