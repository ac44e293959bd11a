import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { serve } from './server.js';
import { describe } from './session.js';

/** Serves the client that `--stdio`, `--node-ipc`, `--socket` or `--pipe` names on the command line. */
function main(): void {
  if (!process.argv.some((argument) => /^--(stdio|node-ipc|socket|pipe)(=|$)/.test(argument))) {
    process.stderr.write('intertext: the language server needs --stdio, --node-ipc, --socket or --pipe\n');
    process.exitCode = 2;
    return;
  }
  const connection = createConnection(ProposedFeatures.all);
  // Node ends a process on these. A request that fails must not take the notes of all others along.
  for (const event of ['unhandledRejection', 'uncaughtException']) {
    process.on(event, (error: unknown) => connection.console.error(describe(error)));
  }
  // Of one version there are many builds while it is made.
  const { size, mtimeMs } = statSync(__filename);
  const program = [version, size, mtimeMs].join(' ');
  const reader = availableParallelism() > 1 ? join(__dirname, 'reader.js') : undefined;
  serve(connection, { version, program, reader, clock: () => performance.now(), now: () => Date.now() });
  connection.listen();
}

main();
