import assert from 'node:assert/strict';
import { ExecuteCommandRequest } from 'vscode-languageserver-protocol';
import type { Client } from './client.js';

/** Asks the same question as a request and as a command: the answers are alike. */
export async function askBothWays<Answer>(client: Client, name: string, params: unknown): Promise<Answer> {
  const answer = await client.query<Answer>(`intertext/${name}`, params);
  const command = { command: `intertext.query.${name}`, arguments: [params] };
  assert.deepEqual(await client.request(ExecuteCommandRequest.type, command), answer);
  return answer;
}
