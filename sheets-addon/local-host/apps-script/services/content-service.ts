import { strict } from './strict.ts';

type ContentService = GoogleAppsScript.Content.ContentService;
type TextOutput = GoogleAppsScript.Content.TextOutput;

export interface TextWire {
  content: string;
  mimeType: string;
}

const wires = new WeakMap<object, TextWire>();
export const textWireOf = (value: object): TextWire | undefined => wires.get(value);

function newTextOutput(content: string): TextOutput {
  const own: TextWire = { content, mimeType: 'text/plain' };
  const methods: Pick<TextOutput, 'setMimeType' | 'getMimeType' | 'getContent' | 'setContent' | 'append'> = {
    setMimeType: (mimeType) => {
      own.mimeType = String(mimeType);
      return face;
    },
    getMimeType: () => own.mimeType as unknown as GoogleAppsScript.Content.MimeType,
    getContent: () => own.content,
    setContent: (text) => {
      own.content = String(text);
      return face;
    },
    append: (text) => {
      own.content += String(text);
      return face;
    },
  };
  const face = strict<TextOutput>('TextOutput', methods);
  wires.set(face, own);
  return face;
}

/** The kinds a TextOutput may have; headers and status cannot be set, as on Google. */
const MIME_TYPES = {
  ATOM: 'application/atom+xml',
  CSV: 'text/csv',
  ICAL: 'text/calendar',
  JAVASCRIPT: 'application/javascript',
  JSON: 'application/json',
  RSS: 'application/rss+xml',
  TEXT: 'text/plain',
  VCARD: 'text/x-vcard',
  XML: 'application/xml',
};

export const newContentService = (): ContentService =>
  strict<ContentService>('ContentService', {
    MimeType: strict('MimeType', MIME_TYPES),
    createTextOutput: (content: unknown = '') => newTextOutput(String(content)),
  });
