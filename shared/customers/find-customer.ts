/** How a customer is met again by what a page or a phone shows. */
export const normalisedAddress = (address: string): string => address.trim().toLowerCase();

/** Digits without the country code of mainland China; '' for what is no number. */
export const normalisedNumber = (number: string): string => {
  const digits = number.replace(/\D/g, '');
  const local = digits.replace(/^(?:00)?86(?=1\d{10}$)/, '');
  return local.length >= 5 ? local : '';
};

/** One cell may hold several addresses or numbers, separated as people separate them. */
const parts = (cell: string): string[] => cell.split(/[,;，；、/\n]/);

export const hasAddress = (cell: string, address: string): boolean => {
  const wanted = normalisedAddress(address);
  return wanted !== '' && parts(cell).some((part) => normalisedAddress(part) === wanted);
};

export const hasNumber = (cell: string, number: string): boolean => {
  const wanted = normalisedNumber(number);
  return wanted !== '' && parts(cell).some((part) => normalisedNumber(part) === wanted);
};
