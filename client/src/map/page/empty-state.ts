import { element } from './dom.js';

export interface NextStep {
  readonly title: string;
  readonly press: () => void;
}

/** What stands in place of a picture that has nothing to show: why, and what to do next. */
export class EmptyState {
  readonly element = element('div', { class: 'empty', hidden: true });

  show(reason: string, next?: NextStep): void {
    const children: HTMLElement[] = [element('p', {}, reason)];
    if (next) {
      const button = element('button', { type: 'button', class: 'primary' }, next.title);
      button.addEventListener('click', next.press);
      children.push(button);
    }
    this.element.replaceChildren(...children);
    this.element.hidden = false;
  }

  hide(): void {
    this.element.hidden = true;
  }
}
