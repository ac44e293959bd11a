import type { Command, Location, Position } from 'vscode-languageserver-protocol';
import { EditorCommand } from '../protocol.js';
import type { ClientSkills } from './context.js';

/** What a lens says, and that a click lists places where the client can. A lens without a command does nothing. */
export function placesCommand(
  { commands }: ClientSkills,
  title: string,
  uri: string,
  position: Position,
  places: readonly Location[],
): Command {
  if (places.length === 0 || !commands.has(EditorCommand.showPlaces)) return { title, command: '' };
  return { title, command: EditorCommand.showPlaces, arguments: [uri, position, places] };
}
