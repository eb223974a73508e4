import { BADGE_TAG, frameDocument, isOwnNode } from './dom.ts';

/** Attributes whose values are structure, not content. Everything else keeps its name and loses its value. */
const KEPT =
  /^(class|role|type|tabindex|colspan|rowspan|scope|hidden|dir|contenteditable|draggable|aria-(hidden|expanded|selected|checked|level|multiline|haspopup|live|busy|rowindex|colindex|setsize|posinset)|data-(testid|test-id|app|view|type|role))$/i;
const MOST_NODES = 20_000;
const MOST_CHARACTERS = 600_000;
const DROPPED = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'LINK', 'META', 'TEMPLATE', BADGE_TAG]);

/** Letters become x, ideographs 字, figures 0; marks stay, because they show what kind of text it was. */
export const censoredText = (text: string): string =>
  text.replace(/[\p{L}\p{M}\p{N}\p{So}\p{Sk}]/gu, (character) => {
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(character)) return '字';
    if (/\p{N}/u.test(character)) return '0';
    if (/\p{Lu}/u.test(character)) return 'X';
    // Emoji and the like may say as much as a word.
    return /[\p{So}\p{Sk}]/u.test(character) ? '·' : 'x';
  });

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const censoredClass = (value: string): string =>
  value
    .split(/\s+/)
    // A name of a class that looks like an address or a long number is somebody's, not the program's.
    .map((token) => (/@|\d{5,}|[^\x20-\x7e]/.test(token) ? censoredText(token) : token))
    .join(' ');

/** An id keeps its words and loses its numbers: `row1234` → `row0000`. */
const censoredId = (value: string): string =>
  /@|%|[^\x20-\x7e]/.test(value) ? censoredText(value) : value.replace(/\d/g, '0');

/** Of an address only its shape remains: which parameters it has, not what is in them. */
const censoredAddress = (value: string): string => {
  if (/^(mailto|tel|javascript|data|blob):/i.test(value)) return `${value.slice(0, value.indexOf(':'))}:x`;
  const [path = '', query = ''] = value.split('?');
  const shape = path
    .replace(/^https?:\/\/[^/]+/i, 'https://x')
    .replace(/[^/#]+/g, (part) => (/^(https:|x)$/.test(part) ? part : censoredText(part)));
  const parameters = query.split(/[&;#]/).map((each) => each.split('=')[0]?.replace(/\d/g, '0') ?? '');
  return query ? `${shape}?${parameters.map((name) => `${name}=x`).join('&')}` : shape;
};

const censoredAttribute = (name: string, value: string): string => {
  if (name === 'class') return censoredClass(value);
  if (name === 'id' || name === 'for' || name === 'name' || name.startsWith('aria-labelledby'))
    return censoredId(value);
  if (name === 'href' || name === 'action') return censoredAddress(value);
  if (name === 'style') return /display\s*:\s*none/i.test(value) ? 'display:none' : '';
  if (KEPT.test(name)) return value.slice(0, 80);
  return censoredText(value.slice(0, 120));
};

/**
 * The structure of a page for whoever repairs its adapter: every text and nearly every attribute value censored, scripts,
 * pictures' addresses and form values left out, same-origin frames and open shadow roots included.
 */
export const censoredPage = (document: Document): string => {
  const out: string[] = [];
  let nodes = 0;
  let size = 0;
  const write = (text: string): void => {
    size += text.length;
    out.push(text);
  };
  const visit = (node: Node): void => {
    if (nodes++ > MOST_NODES || size > MOST_CHARACTERS) return;
    if (node.nodeType === 3) {
      write(escaped(censoredText((node.nodeValue ?? '').replace(/\s+/g, ' '))));
      return;
    }
    if (node.nodeType !== 1 || DROPPED.has(node.nodeName) || isOwnNode(node)) return;
    const element = node as Element;
    const name = element.nodeName.toLowerCase();
    write(`<${name}`);
    for (const attribute of element.attributes) {
      const plainName = attribute.name.toLowerCase();
      if (/^on|^(src|srcset|value|nonce|integrity|srcdoc|placeholder|content)$/.test(plainName)) continue;
      write(` ${plainName}="${escaped(censoredAttribute(plainName, attribute.value))}"`);
    }
    write('>');
    const inner = frameDocument(element);
    if (element.shadowRoot) {
      write('<template shadowrootmode="open">');
      for (const child of element.shadowRoot.childNodes) visit(child);
      write('</template>');
    }
    if (inner?.documentElement) visit(inner.documentElement);
    else for (const child of element.childNodes) visit(child);
    if (!/^(br|img|input|hr|wbr|col|area|base|embed|source|track)$/.test(name)) write(`</${name}>`);
  };
  visit(document.documentElement);
  return out.join('');
};
