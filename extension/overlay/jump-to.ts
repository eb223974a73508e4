import type { SitePage } from '../sites/page-types.ts';

/** Brings a row into view and opens it as far as the page takes a click for an opening. */
export const jumpTo = (site: SitePage, rowKey: string): boolean | undefined => {
  const element = site.rows().find(({ key }) => key === rowKey)?.element;
  if (!element) return undefined;
  element.scrollIntoView({ block: 'center' });
  const link = element.matches('a,button') ? element : element.querySelector('a[href]');
  ((link ?? element) as HTMLElement).click();
  return true;
};
