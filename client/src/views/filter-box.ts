import { type Disposable, window } from 'vscode';

interface FilterBox {
  readonly title: string;
  readonly placeholder: string;
  /** What has been typed before. */
  readonly value: string;
  /** Is told at the start and with each key; `say` shows a text below the box. */
  typed(value: string, say: (text: string) => void): void;
  /** The box has gone; `isKept`: by Enter, and not by Escape. */
  ended(isKept: boolean, value: string): void;
}

/** Asks what to show: a view follows what is typed, Enter keeps that, Escape brings back what was shown. */
export function showFilterBox({ title, placeholder, value, typed, ended }: FilterBox): void {
  const box = window.createInputBox();
  Object.assign(box, { title, placeholder, value });
  const say = (text: string): void => {
    box.prompt = text;
  };
  let isKept = false;
  const listening: Disposable[] = [
    box.onDidChangeValue((text) => typed(text, say)),
    box.onDidAccept(() => {
      isKept = true;
      box.hide();
    }),
    box.onDidHide(() => {
      for (const one of [...listening, box]) one.dispose();
      ended(isKept, box.value);
    }),
  ];
  typed(value, say);
  box.show();
}
