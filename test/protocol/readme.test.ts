import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';

const readme = readFileSync('README.md', 'utf8');

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: {
      readonly commandPalette: readonly { readonly command: string; readonly when: string }[];
    };
    readonly keybindings: readonly { readonly command: string; readonly key: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, { readonly default: unknown }>> }[];
  };
}
const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const titles = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;

/** The cells of the table rows whose first cell starts with `start`, back quotes taken off. */
function rows(start: string): string[][] {
  return readme
    .split('\n')
    .filter((line) => line.startsWith(`| ${start}`))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

function run(...args: readonly string[]): string {
  return execFileSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
}

describe('README', () => {
  test('the program prints what it says', () => {
    const [, program, output] = /```js\n(.*?)```\n\n```\n(.*?)```/s.exec(readme) ?? [];
    assert.ok(program);
    // Inside the project, so that the package finds itself by name.
    mkdirSync('.out', { recursive: true });
    writeFileSync('.out/readme-example.mjs', program);
    assert.equal(run('.out/readme-example.mjs'), output);
  });

  test('the command line prints what it says', () => {
    const examples = [...readme.matchAll(/```console\n\$ intertext (.*?)\n(.*?)```/gs)];
    assert.ok(examples.length > 0);
    for (const [, command = '', output = ''] of examples) {
      const args = [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
        ([, double, single, plain]) => double ?? single ?? plain ?? '',
      );
      assert.equal(run('dist/cli.js', ...args).trimEnd(), output.trimEnd());
    }
  });

  test('the table of settings is that of the extension', () => {
    const settings = contributes.configuration.flatMap(({ properties }) => Object.entries(properties));
    assert.deepEqual(
      rows('`intertext.').map(([name, value]) => `${name} ${value}`),
      settings.map(([name, { default: value }]) => `\`${name}\` \`${JSON.stringify(value)}\``),
    );
  });

  test('the table of commands is that of the extension', () => {
    // Those that need a row of a view are told with the views.
    const hidden = contributes.menus.commandPalette.filter(({ when }) => when === 'false');
    const offered = contributes.commands.filter((one) => !hidden.some(({ command }) => command === one.command));
    const expected = offered.map(({ command, title, category }) => {
      const key = contributes.keybindings.find((binding) => binding.command === command)?.key ?? '';
      return `${category}: ${titles[title.slice(1, -1)]} ${key}`;
    });
    const found = rows('Intertext: ').map(
      ([title, keys = '']) => `${title} ${keys.split(',')[0]?.replaceAll('`', '').toLowerCase()}`,
    );
    assert.deepEqual(found, expected);
  });
});
