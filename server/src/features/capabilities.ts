import { isAbsolute } from 'node:path';
import * as v from 'valibot';
import {
  type ClientCapabilities,
  CodeActionKind,
  DiagnosticTag,
  type InitializeParams,
  MarkupKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver-protocol';
import { english, type Translate, translator } from '../messages.js';
import type { PositionEncoding } from '../workspace/positions.js';
import type { ClientSkills } from './context.js';
import { queries } from './queries.js';
import { legend } from './semantic-tokens.js';

/** Ranges to fold in one note where the client names no limit; editors show no more than about so many. */
const mostFolds = 5000;

/** Parts of `InitializationOptions`. */
const ownStorage = v.object({ storage: v.pipe(v.string(), v.check(isAbsolute)) });
const ownSkills = v.object({ commands: v.array(v.string()) });
const ownTexts = v.object({ texts: v.record(v.string(), v.string()) });

export function skillsOf({ capabilities, initializationOptions }: InitializeParams): ClientSkills {
  const { textDocument, workspace } = capabilities;
  const own = v.safeParse(ownSkills, initializationOptions);
  const formats = textDocument?.hover?.contentFormat;
  const edits = workspace?.workspaceEdit;
  const folding = textDocument?.foldingRange;
  const tags = textDocument?.diagnostic?.tagSupport ?? textDocument?.publishDiagnostics?.tagSupport;
  return {
    markdownHover: formats === undefined || formats.includes(MarkupKind.Markdown),
    markdownCompletion:
      textDocument?.completion?.completionItem?.documentationFormat?.includes(MarkupKind.Markdown) === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    versionedEdits: edits?.documentChanges === true,
    annotatedEdits: edits?.documentChanges === true && edits.changeAnnotationSupport !== undefined,
    lazyEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    mostFolds: folding?.rangeLimit ?? mostFolds,
    foldedText: folding?.foldingRange?.collapsedText === true,
    fadedText: tags?.valueSet.includes(DiagnosticTag.Unnecessary) === true,
    commands: new Set(own.success ? own.output.commands : []),
  };
}

/** The folder in which the index may be stored; undefined where the client names none. */
export function storageOf({ initializationOptions }: InitializeParams): string | undefined {
  const own = v.safeParse(ownStorage, initializationOptions);
  return own.success ? own.output.storage : undefined;
}

/** Speaks the language of the client, where it brings the texts for it. */
export function translatorFor({ initializationOptions, locale }: InitializeParams): Translate {
  const own = v.safeParse(ownTexts, initializationOptions);
  return own.success ? translator(own.output.texts, locale) : english;
}

/** The first encoding in the client's order that is known here; UTF-16, which every client knows, without one. */
export function encodingOf({ general }: ClientCapabilities): PositionEncoding {
  return general?.positionEncodings?.find((one) => one === 'utf-16' || one === 'utf-8') ?? 'utf-16';
}

/** A client that does not ask first gets no options. */
function preparesRename({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.rename?.prepareSupport === true;
}

/** A client that pulls diagnostics is not sent any. */
export function pullsDiagnostics({ textDocument }: ClientCapabilities): boolean {
  return textDocument?.diagnostic !== undefined;
}

export function serverCapabilities(client: ClientCapabilities): ServerCapabilities {
  return {
    positionEncoding: encodingOf(client),
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    // No letter calls it: when to ask while somebody types is for the editor to say.
    completionProvider: { resolveProvider: true, completionItem: { labelDetailsSupport: true } },
    semanticTokensProvider: { legend, range: true, full: { delta: true } },
    renameProvider: preparesRename(client) ? { prepareProvider: true } : true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix], resolveProvider: true },
    codeLensProvider: { resolveProvider: true },
    foldingRangeProvider: true,
    executeCommandProvider: { commands: queries.map(({ command }) => command) },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(pullsDiagnostics(client)
      ? { diagnosticProvider: { identifier: 'intertext', interFileDependencies: true, workspaceDiagnostics: true } }
      : {}),
  };
}
