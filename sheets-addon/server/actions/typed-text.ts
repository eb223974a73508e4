/**
 * `SpreadsheetApp` reads what it is given as if it had been typed: `=…` becomes a formula, `+1` a number. A blank before
 * it keeps it the text it is (design decision 10).
 */
export const typedText = (text: string): string => (/^[=+\-@']/.test(text) ? ` ${text}` : text);
