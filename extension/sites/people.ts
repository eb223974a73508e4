/** A sender as a page shows it. `name` is the address where the page shows no name. */
export interface Person {
  name: string;
  address?: string;
}

const ADDRESS = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
const WHOLE_ADDRESS = new RegExp(`^<?${ADDRESS.source}>?$`, 'u');

export const addressIn = (text: string | null | undefined): string | undefined =>
  text && text.length < 2_000 && text.includes('@') ? text.match(ADDRESS)?.[0] : undefined;

export const isAddress = (text: string): boolean => text.length < 200 && WHOLE_ADDRESS.test(text);

/** `"Mara Ellison" <mara@x.example>`, `mara@x.example`, `Mara Ellison`, `<mara@x.example>`, `Mara (mara@x.example)`. */
export const parsePerson = (text: string): Person => {
  const address = addressIn(text);
  if (!address) return { name: unquoted(text) };
  const name = unquoted(text.replace(address, ' ').replace(/[<>()[\]]|mailto:/g, ' '));
  return { name: name || address, address };
};

const unquoted = (text: string): string =>
  text
    // What is left where the address itself was a link: `"Mara Ellison" <>`.
    .replace(/<\s*>|\(\s*\)|\[\s*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^["'“”]+|["'“”,;]+$/g, '')
    .trim();

/** An address in the attributes of an element, its descendants, or the two elements around it. */
export const addressNear = (element: Element, within: Element): string | undefined => {
  const here = addressInAttributes(element);
  if (here) return here;
  for (const child of element.querySelectorAll(
    '[title],[email],[href^="mailto:"],[data-email],[aria-label],[data-hovercard-id]',
  )) {
    const found = addressInAttributes(child);
    if (found) return found;
  }
  for (let up = element.parentElement, steps = 0; up && up !== within && steps < 2; up = up.parentElement, steps++) {
    const found = addressInAttributes(up);
    if (found) return found;
  }
  return undefined;
};

const addressInAttributes = (element: Element): string | undefined => {
  for (const { name, value } of element.attributes) {
    if (name === 'style' || name === 'class' || !value.includes('@')) continue;
    const found = addressIn(value.startsWith('mailto:') ? decoded(value.slice(7)) : value);
    if (found) return found;
  }
  return undefined;
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
