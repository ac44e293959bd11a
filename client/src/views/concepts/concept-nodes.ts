/** The rows of the view Concepts. A row stays the same object as long as it stands for the same thing. */
import type { Location } from 'vscode';
import type { ConceptAnswer, GlossaryProblemAnswer } from '../../../../server/src/protocol.js';
import type { PlaceNode } from '../place-node.js';
import type { GroupName, Match } from './concept-groups.js';

export interface GroupNode {
  readonly kind: 'group';
  readonly group: GroupName;
  /** What is typed narrows the groups: these are others, and open. */
  readonly isFiltered: boolean;
  concepts: readonly ConceptNode[];
}

export interface ConceptNode {
  readonly kind: 'concept';
  readonly group: GroupName;
  concept: ConceptAnswer;
  /** What is wrong with its entries in glossary notes. */
  problems: readonly GlossaryProblemAnswer[];
  /** Where it holds what is typed. */
  match: Match | undefined;
  /** Undefined until somebody asks. */
  notes?: readonly NoteNode[] | undefined;
}

export interface NoteNode {
  readonly kind: 'note';
  readonly of: ConceptNode;
  readonly uri: string;
  /** Mentions of the concept in the note. */
  count: number;
  /** Undefined until somebody asks. */
  mentions?: readonly (MentionNode | RemarkNode)[] | undefined;
  /** The answer of the server that they were made of. */
  told?: string;
}

export interface MentionNode extends PlaceNode {
  readonly kind: 'mention';
  readonly place: Location;
  readonly preview: string;
  readonly highlight: readonly [start: number, end: number];
}

/** In place of rows that are not there: an empty group, or mentions past those that are shown. */
export interface RemarkNode {
  readonly kind: 'remark';
  readonly text: string;
  readonly command?: string;
}

export type ViewNode = GroupNode | ConceptNode | NoteNode | MentionNode | RemarkNode;
