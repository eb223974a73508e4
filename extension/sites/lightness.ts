/** How light a computed colour is, 0–1; undefined where it lets through most of what lies behind it. */
export const lightnessOf = (colour: string): number | undefined => {
  const [, space = '', inner = ''] = colour.match(/^(\w+)\((.*)\)$/) ?? [];
  const [values = '', alpha = '1'] = inner.split('/');
  const numbers = values.match(/-?[\d.]+(e-?\d+)?/g)?.map(Number) ?? [];
  const opacity = space === 'color' ? Number(alpha) : (numbers[3] ?? Number(alpha));
  if (numbers.length < 3 || opacity <= 0.5) return undefined;
  const [first = 0, second = 0, third = 0] = numbers;
  // `oklch(0.98 0 0)`, `lab(98 0 0)`: lightness stands first. The names of `color(display-p3 …)` hold figures themselves.
  if (/^ok/.test(space)) return first;
  if (/^l/.test(space)) return first / 100;
  const [red, green, blue] = space === 'color' ? numbers.slice(-3) : [first / 255, second / 255, third / 255];
  return (red ?? 0) * 0.3 + (green ?? 0) * 0.59 + (blue ?? 0) * 0.11;
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
