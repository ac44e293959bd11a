import { env } from 'vscode';

/** A number as people write it in the language of the editor. */
export function written(number: number): string {
  return number.toLocaleString(env.language);
}
