/**
 * Contact data as they are shown until somebody reveals them (E9s). The mask keeps enough to recognise a number one
 * knows and too little to use one that one does not.
 */
const HIDDEN_PHONE = '****';
const HIDDEN = '***';

/** `13812340412` → `138****0412`. Of a short number only the last two digits are kept. */
export const maskedPhone = (phone: string): string => {
  const characters = phone.replace(/[^\d+]/g, '');
  if (characters === '') return '';
  if (characters.length < 8) return `${HIDDEN_PHONE}${characters.slice(-2)}`;
  return `${characters.slice(0, characters.length - 8)}${HIDDEN_PHONE}${characters.slice(-4)}`;
};

/** `liting@meiyu.example` → `li***@meiyu.example`. A short name keeps one letter at most. */
export const maskedEmail = (email: string): string => {
  const at = email.lastIndexOf('@');
  if (at < 0) return email === '' ? '' : HIDDEN;
  const name = Array.from(email.slice(0, at));
  return `${name.slice(0, name.length > 3 ? 2 : name.length > 1 ? 1 : 0).join('')}${HIDDEN}${email.slice(at)}`;
};

/** The first six characters of an address name the city, hardly more; of a short one two. */
export const maskedAddress = (address: string): string => {
  const characters = Array.from(address);
  if (characters.length === 0) return '';
  return `${characters.slice(0, characters.length > 10 ? 6 : 2).join('')}${HIDDEN}`;
};
