import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

/**
 * Builds the product into dist/, and the tests and benchmarks into .out/.
 * `--minify`: the product as users get it, small and without source maps.
 */
const minify = process.argv.includes('--minify');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify,
  sourcemap: minify ? false : 'linked',
  target: 'node20',
  loader: { '.md': 'text' },
  logLevel: 'warning',
  logLimit: 5,
};
/** @type {import('esbuild').BuildOptions} */
const node = { ...shared, platform: 'node', format: 'cjs' };
// 'neutral' makes an import of a Node module an error: the door runs in a browser worker too.
/** @type {import('esbuild').BuildOptions} */
const door = { ...shared, entryPoints: ['server/src/index.ts'], platform: 'neutral', mainFields: ['module', 'main'] };

declareTypes();
// The walkthrough opens a copy of them.
cpSync('test/sample', 'dist/sample', { recursive: true });
// What fails is told by esbuild itself.
await Promise.all([...buildProduct(), ...buildTests()]).catch(() => process.exit(1));

function buildProduct() {
  return [
    build({ ...node, entryPoints: ['client/src/extension.ts'], outfile: 'dist/client.js', external: ['vscode'] }),
    build({ ...node, entryPoints: ['server/src/main.ts'], outfile: 'dist/server.js' }),
    build({ ...node, entryPoints: ['server/src/workspace/reading/worker.ts'], outfile: 'dist/reader.js' }),
    // The least editor is built on Chromium 128.
    build({ ...shared, entryPoints: { map: 'client/src/map/page/page.ts' }, outdir: 'dist', target: 'chrome128' }),
    build({ ...shared, entryPoints: ['client/src/map/page/map.css'], outdir: 'dist', target: 'chrome128' }),
    build({
      ...node,
      entryPoints: ['server/src/cli.ts'],
      outfile: 'dist/cli.js',
      banner: { js: '#!/usr/bin/env node' },
    }),
    build({ ...door, format: 'esm', outfile: 'dist/index.mjs' }),
    build({ ...door, format: 'cjs', outfile: 'dist/index.cjs' }),
  ];
}

/** Tests and benchmarks keep their packages outside; those of the editor run inside its CommonJS extension host. */
function buildTests() {
  const sources = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => `test/${path}`);
  /** @type {import('esbuild').BuildOptions} */
  const tests = { ...node, minify: false, sourcemap: 'linked', packages: 'external' };
  const inEditor = sources.filter((path) => /^test\/editor\/([^/]*\.test|run)\.ts$/.test(path));
  const inNode = sources.filter(
    (path) => /\.test\.ts$|^test\/(bench|soak)\/[^/]*\.ts/.test(path) && !inEditor.includes(path),
  );
  const alone = inNode.filter((path) => !/^test\/(unit|property)\//.test(path));
  const apart = { ...tests, outbase: 'test', outdir: '.out' };
  return [
    build({ ...apart, entryPoints: inEditor, outExtension: { '.js': '.cjs' } }),
    build({ ...apart, entryPoints: alone, format: 'esm', outExtension: { '.js': '.mjs' } }),
    // To start a process for each of these files would take longer than their tests.
    ...['unit', 'property'].map((suite) => {
      const files = inNode.filter((path) => path.startsWith(`test/${suite}/`));
      const contents = files.map((path) => `import './${path}';`).join('\n');
      return build({ ...tests, stdin: { contents, resolveDir: '.' }, format: 'esm', outfile: `.out/${suite}/all.mjs` });
    }),
  ];
}

/** The declarations of the door, once for `import` and once for `require`: they differ in the `type` beside them. */
function declareTypes() {
  const options =
    '--ignoreConfig --declaration --emitDeclarationOnly --noCheck --strict --exactOptionalPropertyTypes ' +
    '--target es2023 --module preserve --rootDir server/src server/src/index.ts server/src/markdown.d.ts';
  const tsc = ['node_modules/typescript/bin/tsc', ...options.split(' '), '--outDir', 'dist/types/import'];
  execFileSync(process.execPath, tsc, { stdio: 'inherit' });
  cpSync('dist/types/import', 'dist/types/require', { recursive: true });
  writeFileSync('dist/types/import/package.json', '{ "type": "module" }\n');
  writeFileSync('dist/types/require/package.json', '{ "type": "commonjs" }\n');
}
