import { CancellationError, type Disposable, LanguageModelTextPart, LanguageModelToolResult, lm } from 'vscode';
import { Query, type StatusAnswer } from '../../../server/src/protocol.js';
import type { LanguageServer } from '../language-server.js';
import { defineConcept } from './define-concept.js';
import { relatedPassages } from './related-passages.js';
import { repeats } from './repeats.js';
import { searchPassages } from './search-passages.js';
import type { Ask, NoteTool } from './tool.js';
import { textOf } from './tool-answer.js';
import { ToolInput } from './tool-input.js';

/** What language models can ask the notes: `languageModelTools` in package.json tells them how. */
export function registerTools(server: LanguageServer): Disposable[] {
  const register = (name: string, tool: NoteTool): Disposable =>
    lm.registerTool<unknown>(name, {
      prepareInvocation: ({ input }) => ({ invocationMessage: tool.doing(new ToolInput(input)) }),
      invoke: async ({ input, tokenizationOptions }, token) => {
        const ask: Ask = async <Answer>(method: string, params: object) => {
          const answer = await server.request<Answer>(method, params, token);
          if (token.isCancellationRequested) throw new CancellationError();
          return answer ?? stopped();
        };
        const { head, parts } = await tool.answer(new ToolInput(input), ask);
        const status = await ask<StatusAnswer>(Query.status.method, {});
        const text = await textOf({ head: `${caveat(status)}${head}`, parts }, tokenizationOptions);
        if (token.isCancellationRequested) throw new CancellationError();
        return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
      },
    });
  return [
    register('intertext_define_concept', defineConcept),
    register('intertext_related_passages', relatedPassages),
    register('intertext_search_passages', searchPassages),
    register('intertext_repeats', repeats),
  ];
}

function stopped(): never {
  throw new Error('Intertext is not running. Ask the user to run the command "Intertext: Restart Language Server".');
}

/** What a model must know of the notes before it believes an answer. */
function caveat({ state }: StatusAnswer): string {
  if (state === 'off') {
    return 'Intertext reads no notes in this folder: the user can run the command "Intertext: Switch On in This Folder".\n';
  }
  return state === 'ready' ? '' : 'The notes are still being read, so this may not be all. Ask again for more.\n';
}
