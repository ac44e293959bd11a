import type { LanguageModelToolTokenizationOptions } from 'vscode';

/** An answer for a language model, in Markdown: a line that says what follows, and parts, the weightiest first. */
export interface ToolAnswer {
  readonly head: string;
  readonly parts: readonly string[];
}

/** The most that an answer says where the caller sets no limit, in UTF-16 code units. */
const longest = 8000;

/** An answer cut after the last part that fits the caller's budget; how many were left out is said. */
export async function textOf(
  { head, parts }: ToolAnswer,
  tokens: LanguageModelToolTokenizationOptions | undefined,
): Promise<string> {
  for (let kept = parts.length; ; kept--) {
    const text = joined(head, parts.slice(0, kept), parts.length - kept);
    if (kept === 0 || (text.length <= longest && (await isWithin(text, tokens)))) return text;
  }
}

/** A text of a note as a quotation: what stands in notes is told apart from what the tool says. */
export function quoted(text: string): string {
  return text.replace(/^/gm, '> ');
}

function joined(head: string, parts: readonly string[], missing: number): string {
  const rest = missing === 0 ? [] : [`${missing} more did not fit. Ask for something narrower to see them.`];
  return [head, ...parts, ...rest].join('\n\n');
}

async function isWithin(text: string, tokens: LanguageModelToolTokenizationOptions | undefined): Promise<boolean> {
  return tokens === undefined || (await tokens.countTokens(text)) <= tokens.tokenBudget;
}
