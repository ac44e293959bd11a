import type { ToolAnswer } from './tool-answer.js';
import type { ToolInput } from './tool-input.js';

/** Asks the language server; throws where the caller has cancelled or the server does not answer. */
export type Ask = <Answer>(method: string, params: object) => Promise<Answer>;

/** One thing that a language model can ask the notes. Errors tell it what to do instead. */
export interface NoteTool {
  /** What the user reads meanwhile. */
  doing(input: ToolInput): string;
  answer(input: ToolInput, ask: Ask): Promise<ToolAnswer>;
}
