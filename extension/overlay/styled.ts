export type Style = Record<string, string>;

/** Through the CSS object model only: a style attribute would be refused by pages with a strict policy. */
export const styled = (element: HTMLElement, style: Style): void => {
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value, 'important');
};
