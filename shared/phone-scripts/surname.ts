// The two-character surnames still met often; with any other name the first character is the surname.
const COMPOUND = [
  '欧阳',
  '歐陽',
  '司马',
  '司馬',
  '上官',
  '诸葛',
  '諸葛',
  '东方',
  '東方',
  '皇甫',
  '尉迟',
  '尉遲',
  '公孙',
  '公孫',
].concat([
  '慕容',
  '令狐',
  '宇文',
  '长孙',
  '長孫',
  '司徒',
  '夏侯',
  '端木',
  '南宫',
  '南宮',
  '西门',
  '西門',
  '独孤',
  '獨孤',
]);

const HAN = /^[\u3400-\u9fff\uf900-\ufaff]+$/;
const KANA = /[\u3040-\u30ff]/;
const COURTESY = /(先生|女士|小姐|太太|老师|老師|经理|經理)$/;
const LATIN_WORD = /^[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’-]+$/;

/**
 * The surname in a person's name, to address him by (D11); empty when the name does not tell it (an address,
 * an initial, a name written in kana), so that the plain line is said instead of a wrong one.
 */
export const surnameOf = (name: string): string => {
  const plain = name.normalize('NFKC').trim();
  if (KANA.test(plain)) return '';
  const han = plain.replace(/\s+/g, '').replace(COURTESY, '');
  if (HAN.test(han)) return COMPOUND.includes(han.slice(0, 2)) ? han.slice(0, 2) : han.slice(0, 1);
  if (plain.includes(',')) return latinWord(plain.slice(0, plain.indexOf(',')));
  const words = plain.split(/\s+/);
  return words.length > 1 ? latinWord(words[words.length - 1]!) : '';
};

const latinWord = (word: string): string => (LATIN_WORD.test(word.trim()) ? word.trim() : '');
