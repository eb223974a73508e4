import { collapsed, ownText } from '../dom.ts';

const FROM =
  /^(from|sender|author|by|requestors?|requesters?|customer|client|contact|name|user|von|de|da|от|od|отправитель|absender|expéditeur|remitente|mittente|发件人|發件人|寄件者|寄件人|发信人|客户|请求者|申请人|差出人|送信者|보낸 ?사람)$/i;
const OTHERS =
  /^(to|cc|bcc|reply[ -]?to|an|à|para|a|кому|owner|assignee|assigned( to)?|recipients?|agent|收件人|抄送|密送|回复|回复至|受理人|负责人|经办人|宛先|받는 ?사람)$/i;
const SUBJECT = /^(subject|betreff|objet|asunto|oggetto|тема|temat|assunto|onderwerp|主题|主旨|標題|标题|件名|제목)$/i;
const DATE = /^(date|sent|received|created|datum|fecha|data|дата|日期|时间|发送时间|收到时间|创建时间|日時|날짜)$/i;

export type LabelKind = 'from' | 'others' | 'subject' | 'date';

export const labelKind = (text: string): LabelKind | undefined => {
  // 时   间：, spread to the width of the labels above it.
  const plain = text
    .replace(/[:：*]+$/, '')
    .trim()
    .replace(/(\p{Script=Han})\s+(?=\p{Script=Han})/gu, '$1');
  if (plain.length === 0 || plain.length > 24) return undefined;
  if (SUBJECT.test(plain)) return 'subject';
  if (FROM.test(plain)) return 'from';
  if (OTHERS.test(plain)) return 'others';
  return DATE.test(plain) ? 'date' : undefined;
};

/** `From: Mara Ellison`: the kind and what stands behind it; undefined without a label at the beginning. */
export const labelledText = (text: string): { kind: LabelKind; rest: string } | undefined => {
  const [, label, rest] = text.match(/^([^:：]{2,24})[:：]\s*(\S.*)$/su) ?? [];
  const kind = label && labelKind(label);
  return kind && rest ? { kind, rest } : undefined;
};

const textBefore = (element: Element): string => {
  for (let before = element.previousSibling; before; before = before.previousSibling) {
    const text = collapsed(before.textContent ?? '');
    if (text) return text;
  }
  return '';
};

const isInline = (element: Element): boolean =>
  /^(SPAN|A|B|STRONG|I|EM|SMALL|LABEL)$/.test(element.nodeName) || element.nodeName.includes('-');

/** The label that stands before an element: in the cell before it, as a `dt`, as a word before it in the line. */
export const labelOf = (element: Element, within: Element): LabelKind | undefined => {
  const own = labelledText(collapsed(element.textContent?.slice(0, 200) ?? ''));
  if (own && element.childElementCount < 4) return own.kind;
  for (let up: Element | null = element, steps = 0; up && up !== within && steps < 7; up = up.parentElement, steps++) {
    const before = textBefore(up);
    const kind = before ? labelKind(before) : undefined;
    if (kind) return kind;
    // A name before its address is no label; a whole line before this one ends the search.
    if (before && !isInline(up)) return undefined;
    const parentText = up.parentElement ? ownText(up.parentElement) : '';
    if (parentText && labelKind(parentText)) return labelKind(parentText);
    if (steps > 3 && !isInline(up)) return undefined;
  }
  return undefined;
};
