import { isShown, readableDocuments, readableText } from '../dom.ts';
import type { ReplyBox } from '../page-types.ts';
import { addressIn } from '../people.ts';
import { type ComposeSource, unwritableFrame, writableIn } from '../reply-boxes.ts';
import { sparing } from './sparing.ts';
import { inWords, purposeOf } from './words.ts';

const BODY =
  /\b(body|message|content|reply|respond|response|answer|comment|text|compose|composebody|mail|editor|notes?|correspondence|editable)\b|正文|回复|回覆|内容|留言|返信|本文|nachricht|antwort|réponse|mensaje|respuesta|ответ/;
const NOT_BODY =
  /\b(search|query|filter|to|cc|bcc|recipients?|subject|title|signature|address|tags?|name|bio|about|css|json|code|script|custom|keywords?|query|url|captcha|password|template name|rules?|vacation|autoreply|auto reply|settings?|preferences?|config)\b|搜索|签名|收件人|主题/;
const SEND =
  /\b(send|reply|respond|submit reply|post reply|update ticket|add reply|answer)\b|发送|发出|回复|送信|返信|senden|antworten|envoyer|répondre|enviar|responder|отправить|ответить|invia|wyślij/i;
const EDITOR_FRAME = /\b(wysihtml\d*|cke|wysiwyg|tox|tiny ?mce|mce|rte|rich ?text|editor|compose)\b/;
const BOX_THRESHOLD = 2;

/** The form, dialog or panel around an editor: where its send button, recipient and subject are. */
const surroundingsOf = (outer: Element): Element => {
  const near = outer.closest('form,[role="dialog"],dialog,[class*="compose" i],[class*="reply" i]');
  if (near && near !== outer) return near;
  let root: Element = outer;
  for (let level = 0; level < 6 && root.parentElement && root.parentElement.nodeName !== 'BODY'; level++)
    root = root.parentElement;
  return root;
};

const labelTextOf = (outer: Element): string => {
  const id = outer.id && outer.ownerDocument.querySelector(`label[for="${CSS.escape(outer.id)}"]`);
  return [
    outer.getAttribute('placeholder'),
    outer.getAttribute('data-placeholder'),
    outer.getAttribute('title'),
    outer.getAttribute('aria-label'),
    id ? readableText(id) : '',
  ]
    .filter(Boolean)
    .join(' ');
};

const WRITTEN_IN = ['hidden', 'checkbox', 'radio', 'submit', 'button', 'reset', 'image', 'file'].reduce(
  (selector, type) => `${selector}:not([type="${type}"])`,
  'input',
);

const labelFor = (input: HTMLElement): string => {
  const label = input.id && input.ownerDocument.querySelector(`label[for="${CSS.escape(input.id)}"]`);
  if (label) return readableText(label);
  // A form laid out as a table: the label is the cell before.
  for (let cell = input.closest('td')?.previousElementSibling; cell; cell = cell.previousElementSibling) {
    if (cell.querySelector('input,textarea,select')) return '';
    const text = readableText(cell).slice(0, 40);
    if (text) return text;
  }
  return '';
};

/** The first field whose own name has one of the first words, or whose label for people one of the second. */
const inputLike = (root: Element, names: RegExp, labels: RegExp): HTMLInputElement | undefined =>
  [...root.querySelectorAll<HTMLInputElement>(`${WRITTEN_IN},textarea`)].find(
    (input) =>
      names.test(inWords(`${input.name} ${input.id}`)) ||
      [input.placeholder, input.getAttribute('aria-label'), input.title, labelFor(input)].some(
        (text) => text && labels.test(text.replace(/[:：*]+\s*$/, '').trim()),
      ),
  );

const SUBJECT = /\bsubject\b|主题|主旨|betreff|objet|asunto|тема/i;
const subjectInput = (root: Element): HTMLInputElement | undefined => inputLike(root, SUBJECT, SUBJECT);

const hasSendButton = (root: Element): boolean =>
  [...root.querySelectorAll('button,input[type="submit"],input[type="button"],[role="button"],a')]
    .slice(0, 200)
    .some((button) =>
      SEND.test(
        inWords(
          `${button.textContent?.slice(0, 60)} ${(button as HTMLInputElement).value ?? ''} ${button.getAttribute('aria-label') ?? ''} ${button.className} ${button.getAttribute('title') ?? ''}`,
        ),
      ),
    );

const gradeBox = (outer: Element): number => {
  const words = `${purposeOf(outer)} ${inWords(labelTextOf(outer))}`;
  const root = surroundingsOf(outer);
  const around = `${purposeOf(outer.parentElement ?? outer)} ${purposeOf(root)}`;
  let points = 0;
  if (BODY.test(words)) points += 1.5;
  if (/\b(compose|reply|respond|correspondence|message)\b|回复|写信/.test(around)) points += 0.8;
  if (NOT_BODY.test(words.replace(/\b(message|reply|mail)( to)?\b/g, ''))) points -= BODY.test(words) ? 1 : 3;
  if (hasSendButton(root)) points += 1;
  if (subjectInput(root)) points += 1.2;
  if (recipientInput(root)) points += 0.8;
  // The form of a new ticket: a subject and what it is about.
  if (subjectInput(root) && DESCRIPTION.test(words)) points += 0.8;
  if (
    /^(searchbox|combobox|spinbutton)$/.test(outer.getAttribute('role') ?? '') ||
    outer.getAttribute('aria-multiline') === 'false'
  )
    points -= 4;
  if (
    outer.closest(
      '[role="search"],[class*="settings" i],[class*="preferences" i],[id*="settings" i],[id*="preferences" i]',
    )
  )
    points -= 2;
  if (outer.nodeName === 'TEXTAREA') {
    const { rows, readOnly, disabled } = outer as HTMLTextAreaElement;
    if (readOnly || disabled) return -9;
    points += rows >= 5 ? 0.6 : rows > 2 ? 0.2 : -0.4;
  } else if (outer.nodeName === 'IFRAME') points += EDITOR_FRAME.test(words) ? 1.2 : -3;
  else points += outer.getAttribute('role') === 'textbox' || outer.getAttribute('aria-multiline') === 'true' ? 0.8 : 0;
  return points;
};

const DESCRIPTION = /\bdescription\b|描述|说明/;

/** Where a ticket is edited, its description stands above the box in which one answers. */
const withoutDescriptions = (boxes: ReplyBox[]): ReplyBox[] =>
  boxes.filter(
    ({ outer }) =>
      !DESCRIPTION.test(purposeOf(outer)) ||
      !boxes.some((other) => other.outer !== outer && other.outer.closest('form') === outer.closest('form')),
  );

const boxesIn = (document: Document): ReplyBox[] => {
  const outers = document.querySelectorAll('textarea,[contenteditable]:not([contenteditable="false"]),iframe');
  const found: ReplyBox[] = [];
  for (const outer of outers) {
    if (outer.parentElement?.closest('[contenteditable]:not([contenteditable="false"])') || !isShown(outer)) continue;
    const box = writableIn(outer) ?? unwritableFrame(outer);
    if (!box || gradeBox(outer) < BOX_THRESHOLD) continue;
    found.push(withEnvelope(box));
  }
  return found;
};

const withEnvelope = (box: ReplyBox): ReplyBox => {
  const root = surroundingsOf(box.outer);
  const subject = subjectInput(root)?.value;
  const to = recipientIn(root);
  return { ...box, ...(to ? { to } : {}), ...(subject ? { subject } : {}) };
};

const TO_NAME = /(^|\s)(to|recipients?)(\s|$)/;
const TO_LABEL = /^(to|an|à|para|a|кому|do)$|\brecipients?\b|收件人|宛先/i;
const recipientInput = (root: Element): HTMLInputElement | undefined => inputLike(root, TO_NAME, TO_LABEL);

const FIELDS = `${WRITTEN_IN},textarea,select`;

const recipientIn = (root: Element): string | undefined => {
  const input = recipientInput(root);
  const value = addressIn(input?.value);
  if (value || !input) return value;
  // Recipients as little tags beside the input, but not those of the next field.
  for (let up = input.parentElement, steps = 0; up && up !== root && steps < 8; up = up.parentElement, steps++) {
    if (up.querySelectorAll(FIELDS).length > 1) return undefined;
    for (const each of [up, ...up.querySelectorAll('[title*="@"],[data-email],[data-hovercard-id],[email],li,span')]) {
      for (const name of ['title', 'data-email', 'data-hovercard-id', 'email']) {
        const address = addressIn(each.getAttribute(name));
        if (address) return address;
      }
    }
    const text = addressIn(readableText(up));
    if (text) return text;
  }
  return undefined;
};

/** The reply boxes of a page nobody described. */
export const recogniseCompose = (document: Document): ComposeSource => ({
  boxes: sparing(() =>
    readableDocuments(document)
      .filter((each) => each.body && !isEditorDocument(each))
      .flatMap((each) => withoutDescriptions(boxesIn(each))),
  ),
});

/** The inside of an editor frame is one box, found from outside. */
const isEditorDocument = (document: Document): boolean =>
  document.designMode === 'on' || document.body.isContentEditable;
