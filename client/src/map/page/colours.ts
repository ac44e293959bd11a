/** The colours of the editor's theme, as CSS colours. */
export interface Colours {
  readonly background: string;
  readonly foreground: string;
  /** Text of second rank. */
  readonly muted: string;
  readonly concept: string;
  readonly note: string;
  /** Links between nodes, lines of a scale: seen, but behind everything. */
  readonly line: string;
  /** What has the keyboard's focus. */
  readonly focus: string;
  /** What the search found. */
  readonly found: string;
  /** Kinds of copies. */
  readonly copy: string;
  readonly near: string;
  readonly quotation: string;
  /** Edges around shapes in high contrast; undefined elsewhere. */
  readonly contrast: string | undefined;
}
