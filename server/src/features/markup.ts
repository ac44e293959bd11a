import { seemly } from '../index.js';
import { escaped, withoutMarkup } from './display.js';

/** How text and links are written for a client: in Markdown, or in plain text where it shows no Markdown. */
export interface Markup {
  readonly isMarkdown: boolean;
  /** A text as it is: no element, link or image comes of it. */
  text(written: string): string;
  strong(written: string): string;
  link(label: string, target: string): string;
  /** The reading text of a definition in Markdown, with its links to web pages and to notes. `base`: the URI of its note. */
  definition(markdown: string, base: string | undefined): string;
}

export const plainText: Markup = {
  isMarkdown: false,
  text: seemly,
  strong: seemly,
  link: seemly,
  definition: (markdown) => seemly(withoutMarkup(markdown)),
};

export const markdown: Markup = {
  isMarkdown: true,
  text: escaped,
  strong: (written) => `**${escaped(written)}**`,
  link: (label, target) => `[${escaped(label)}](${safe(target)})`,
  definition: (written, base) => {
    const links: string[] = [];
    const marked = written.replaceAll(mark, '').replace(inlineLink, (all, image, label, target) => {
      const url = image === '' ? targetOf(target, base) : undefined;
      if (url === undefined) return all;
      links.push(markdown.link(withoutMarkup(label), url));
      return `${mark}${links.length - 1}${mark}`;
    });
    const shown = escaped(withoutMarkup(marked));
    return shown.replace(marks, (_, index) => links[Number(index)] ?? '');
  },
};

/** Stands for a link while the text around it is escaped; a character that no text should hold. */
const mark = '\ue000';
const marks = new RegExp(`${mark}(\\d+)${mark}`, 'g');
const inlineLink = /(!?)\[([^[\]\n]{1,500})\]\(<?([^()\s<>"]{1,2000})>?(?:\s+"[^"\n]{0,200}")?\)/g;

/** Where a link of a glossary note leads: to a web page, or to another file beside it; undefined where it must not. */
function targetOf(target: string, base: string | undefined): string | undefined {
  if (/^https?:\/\//i.test(target)) return target;
  if (base === undefined || /^[a-z][a-z0-9+.-]*:|^[/\\]{2}/i.test(target) || !URL.canParse(target, base))
    return undefined;
  const url = new URL(target, base);
  return url.protocol === new URL(base).protocol ? url.href : undefined;
}

/** A target that ends where it should, whatever stands in it. */
function safe(target: string): string {
  return target.replace(/[\s()[\]<>\\"'`|]/g, (unit) => `%${unit.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
