/** Makes an element. Attributes that are false or undefined are left out; children that are strings are texts. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children);
  return made;
}

const icons = {
  zoomIn: 'M7.5 3v4.5H3v1h4.5V13h1V8.5H13v-1H8.5V3z',
  zoomOut: 'M3 7.5h10v1H3z',
  fit: 'M2 2h4v1H3v3H2zM10 2h4v4h-1V3h-3zM2 10h1v3h3v1H2zM13 10h1v4h-4v-1h3z',
  table: 'M2 3h12v10H2zM3 4v2h10V4zM3 7v2h4V7zM8 7v2h5V7zM3 10v2h4v-2zM8 10v2h5v-2z',
  save: 'M7.5 2h1v7.3l2.6-2.7.8.7L8 11.2 4.1 7.3l.8-.7 2.6 2.7zM2 11h1v2h10v-2h1v3H2z',
} as const;

/** A button of an icon alone, which is named for those who point at it and for those who cannot see it. */
export function iconButton(icon: keyof typeof icons, title: string, press: () => void): HTMLButtonElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', icons[icon]);
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  const button = element('button', { type: 'button', class: 'icon', title, 'aria-label': title }, svg);
  button.addEventListener('click', press);
  return button;
}
