/** A mail within a note, by UTF-16 offsets. */
export interface Mail {
  /** Where its header begins. */
  readonly start: number;
  readonly subjectStart: number;
  readonly subjectEnd: number;
}

/** What comes before the subject counts against its line. */
const label = 'Subject:';

/** The mails of a note: runs of two or more header lines, as `From: …`, one of which is `Subject: …`. */
export function findMails(text: string): readonly Mail[] {
  const mails: Mail[] = [];
  /** The run of header lines that is being read. */
  let run: { readonly start: number; lines: number; subject: Omit<Mail, 'start'> | undefined } | undefined;
  const end = (): void => {
    if (run?.subject !== undefined && run.lines > 1) mails.push({ start: run.start, ...run.subject });
    run = undefined;
  };
  for (const { 0: line, index } of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    if (/^[A-Z][A-Za-z-]{0,30}:(?!\/)/.test(line)) {
      run ??= { start: index, lines: 0, subject: undefined };
      run.lines++;
      const subject = line.slice(label.length).trim();
      if (line.startsWith(label) && subject !== '') {
        const subjectStart = line.indexOf(subject, label.length) + index;
        run.subject ??= { subjectStart, subjectEnd: subjectStart + subject.length };
      }
    } else if (!/^[ \t]+\S/.test(line)) {
      // A header line may go on, indented, in the next.
      end();
    }
  }
  end();
  return mails;
}
