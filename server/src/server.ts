import {
  type CancellationToken,
  type Connection,
  DidChangeWorkspaceFoldersNotification,
  ErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { serverCapabilities } from './features/capabilities.js';
import { codeActions, resolveCodeAction } from './features/code-actions.js';
import { codeLenses } from './features/code-lens.js';
import { resolveCompletion } from './features/completion.js';
import { type Context, stopIfCancelled } from './features/context.js';
import { definition } from './features/definition.js';
import { documentDiagnostics, workspaceDiagnostics } from './features/diagnostic-reports.js';
import { documentSymbols } from './features/document-symbols.js';
import { foldingRanges } from './features/folding.js';
import { highlights } from './features/highlights.js';
import { hover } from './features/hover.js';
import { refuseMisfits } from './features/params.js';
import { executeCommand, queries } from './features/queries.js';
import { references } from './features/references.js';
import { resolveRelatedLens } from './features/related-lens.js';
import { prepareRename, rename } from './features/rename.js';
import { afterRepeats, afterSettling, afterWork, settleConcepts } from './features/steps.js';
import { describe, Session, type SessionOptions } from './session.js';
import { canonical } from './workspace/uris.js';

export interface ServerOptions extends SessionOptions {
  readonly version: string;
}

type Feature<Params, Answer> = (context: Context, params: Params, token: CancellationToken, session: Session) => Answer;

/** Connects the features to a client; the caller then listens. */
export function serve(connection: Connection, { version, ...options }: ServerOptions): void {
  let session: Session | undefined;
  let isShutDown = false;

  const current = (): Session => {
    if (isShutDown) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server has been shut down.');
    if (session === undefined) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'Not initialized yet.');
    return session;
  };
  const answer =
    <Params, Answer>(feature: Feature<Params, Answer>) =>
    async (params: Params, token: CancellationToken): Promise<Awaited<Answer>> => {
      const present = current();
      stopIfCancelled(token);
      const result = await feature(present.context, params, token, present);
      present.resume();
      stopIfCancelled(token);
      return result;
    };
  /** The same for requests of LSP, whose parameters nobody has looked at. */
  const answerStandard = <Params, Answer>(feature: Feature<Params, Answer>) =>
    answer((context, params: Params, token, present) => {
      refuseMisfits(params);
      return feature(context, params, token, present);
    });
  const settled = (promise: Promise<void> | undefined): void => {
    promise?.catch((error: unknown) => connection.console.error(describe(error)));
  };

  connection.onInitialize((params) => {
    if (session !== undefined) throw new ResponseError(ErrorCodes.InvalidRequest, 'Initialized already.');
    session = new Session(connection, params, options);
    return { capabilities: serverCapabilities(params.capabilities), serverInfo: { name: 'intertext', version } };
  });
  connection.onInitialized(() => {
    connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event: { added, removed } }) => {
      const uris = [added, removed].map((folders) => folders.map(({ uri }) => uri));
      settled(session?.changeFolders(uris[0] ?? [], uris[1] ?? []));
    });
    settled(session?.start());
  });
  connection.onShutdown(async () => {
    isShutDown = true;
    await session?.finish();
    session?.dispose();
  });

  connection.onDidOpenTextDocument(({ textDocument }) => session?.apply({ kind: 'opened', ...textDocument }));
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) =>
    session?.apply({ kind: 'edited', ...textDocument, changes: contentChanges }),
  );
  connection.onDidCloseTextDocument(({ textDocument }) => session?.apply({ kind: 'closed', uri: textDocument.uri }));
  connection.onDidChangeWatchedFiles(({ changes }) =>
    session?.apply({ kind: 'touched', uris: changes.map(({ uri }) => uri) }),
  );
  connection.onDidChangeConfiguration(({ settings }) => settled(session?.configure(settings)));

  connection.onHover(answerStandard(afterSettling(hover)));
  connection.onDefinition(answerStandard(afterSettling(definition)));
  connection.onReferences(answerStandard(afterSettling(references)));
  connection.onDocumentHighlight(answerStandard(afterSettling(highlights)));
  connection.onCompletion(
    answerStandard((context, params, token, { completion }) => completion.find(context, params, token)),
  );
  connection.onCompletionResolve(answerStandard(resolveCompletion));
  connection.languages.semanticTokens.on(
    answerStandard(async (context, params, token, { tokens }) => {
      await settleConcepts(context, token);
      return tokens.full(context, params);
    }),
  );
  connection.languages.semanticTokens.onDelta(
    answerStandard(async (context, params, token, { tokens }) => {
      await settleConcepts(context, token);
      return tokens.delta(context, params);
    }),
  );
  connection.languages.semanticTokens.onRange(
    answerStandard(async (context, params, token, { tokens }) => {
      await settleConcepts(context, token);
      return tokens.range(context, params);
    }),
  );
  connection.onPrepareRename(answerStandard(afterSettling(prepareRename)));
  connection.onRenameRequest(answerStandard(afterSettling(rename)));
  connection.onDocumentSymbol(answerStandard(documentSymbols));
  connection.onWorkspaceSymbol(
    answerStandard((context, params, token, { symbols }) => symbols.find(context, params, token)),
  );
  connection.onCodeAction(answerStandard(afterRepeats(afterSettling(codeActions))));
  connection.onCodeActionResolve(answerStandard(resolveCodeAction));
  connection.onCodeLens(answerStandard(afterRepeats(codeLenses)));
  connection.onCodeLensResolve(answerStandard(resolveRelatedLens));
  connection.onFoldingRanges(answerStandard(afterRepeats(foldingRanges)));
  connection.languages.diagnostics.on(
    answerStandard(async (context, params, token, { feed }) => {
      const report = await afterRepeats(documentDiagnostics)(context, params, token);
      stopIfCancelled(token);
      feed.answered(canonical(params.textDocument.uri), report.resultId);
      return report;
    }),
  );
  connection.languages.diagnostics.onWorkspace(answerStandard(afterWork(workspaceDiagnostics)));
  connection.onExecuteCommand(
    answerStandard((context, params, token, present) => executeCommand(context, params, token, present)),
  );
  for (const query of queries) {
    connection.onRequest(
      query.method,
      withParams(answer((context, params: unknown, token, present) => query.answer(context, params, token, present))),
    );
  }
}

/** Where a request has no type, its handler gets as many parameters as came, none among them, and then the token. */
function withParams(ask: (params: unknown, token: CancellationToken) => Promise<unknown>) {
  return (...args: unknown[]): Promise<unknown> =>
    ask(args.length > 1 ? args[0] : undefined, args.at(-1) as CancellationToken);
}
