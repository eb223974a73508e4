import { exception } from './bridge.ts';
import { strict } from './strict.ts';

type HtmlOutput = GoogleAppsScript.HTML.HtmlOutput;
type HtmlService = GoogleAppsScript.HTML.HtmlService;

export interface HtmlWire {
  content: string;
  title: string;
  width: number | null;
  height: number | null;
}

const wires = new WeakMap<object, HtmlWire>();

export function contentOf(output: object): HtmlWire {
  const wire = wires.get(output);
  if (!wire) throw exception('an HtmlOutput of HtmlService is needed');
  return wire;
}

export const htmlWireOf = (value: object): HtmlWire | undefined => wires.get(value);

function newHtmlOutput(content: string): HtmlOutput {
  const own: HtmlWire = { content, title: '', width: null, height: null };
  const methods: Pick<
    HtmlOutput,
    'append' | 'getContent' | 'getTitle' | 'setTitle' | 'setWidth' | 'setHeight' | 'setContent' | 'addMetaTag'
  > = {
    append: (text) => {
      own.content += String(text);
      return face;
    },
    setContent: (text) => {
      own.content = String(text);
      return face;
    },
    getContent: () => own.content,
    getTitle: () => own.title,
    setTitle: (title) => {
      own.title = String(title);
      return face;
    },
    setWidth: (width) => {
      own.width = Number(width);
      return face;
    },
    setHeight: (height) => {
      own.height = Number(height);
      return face;
    },
    // Google takes only a few names here and the frame is sized by the page: accepted, without effect.
    addMetaTag: () => face,
  };
  const face = strict<HtmlOutput>('HtmlOutput', methods);
  wires.set(face, own);
  return face;
}

export function newHtmlService(files: Record<string, string>): HtmlService {
  const fileOf = (name: string): string => {
    const text = files[name] ?? files[`${name}.html`];
    if (text === undefined) throw exception(`No HTML file named ${name} was found.`);
    return text;
  };
  const methods = {
    createHtmlOutput: (html: unknown = '') => newHtmlOutput(String(html)),
    createHtmlOutputFromFile: (name: string) => newHtmlOutput(fileOf(name)),
    createTemplateFromFile: (name: string) => {
      const text = fileOf(name);
      if (text.includes('<?')) throw new Error('not implemented locally: HtmlService templates with scriptlets');
      return strict<GoogleAppsScript.HTML.HtmlTemplate>('HtmlTemplate', {
        evaluate: () => newHtmlOutput(text),
        getRawContent: () => text,
      });
    },
    XFrameOptionsMode: { ALLOWALL: 'ALLOWALL', DEFAULT: 'DEFAULT' },
    SandboxMode: { IFRAME: 'IFRAME' },
  };
  return strict<HtmlService>('HtmlService', methods);
}
