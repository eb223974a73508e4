/** How light a computed colour is, 0–1; undefined where it lets through most of what lies behind it. */
export const lightnessOf = (colour: string): number | undefined => {
  const [space = '', ...given] = colour.match(/^[a-z]+|(?<![\w.])-?[\d.]+/g) ?? [];
  const [first = 0, second = 0, third = 0, opacity = 1] = given.map(Number);
  if (given.length < 3 || opacity <= 0.5) return undefined;
  // `oklch(0.98 0 0)`, `lab(98 0 0)`: lightness stands first.
  if (/^o?[kl]/.test(space)) return first > 1 ? first / 100 : first;
  return (first * 0.3 + second * 0.59 + third * 0.11) / (space < 'd' ? 1 : 255);
};

/** Whether a list (or, without one, the page) shows light words on a dark ground. */
export const isDarkAround = (document: Document, list?: Element): boolean => {
  const { defaultView: view, body } = document;
  if (!view || !body) return false;
  for (let up: Element | null = list ?? body; up; up = up.parentElement) {
    const ground = lightnessOf(view.getComputedStyle(up).backgroundColor);
    if (ground !== undefined) return ground < 0.43;
  }
  // Nothing but the browser's own ground, or a picture: light words stand on a dark one.
  const words = lightnessOf(view.getComputedStyle(list ?? body).color);
  return words !== undefined && words > 0.6;
};
