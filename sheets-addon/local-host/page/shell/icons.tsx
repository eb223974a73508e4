/** Line icons on a 16-pixel grid; the words are in the buttons' labels. */
const paths = {
  undo: 'M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 8H6',
  redo: 'm10 3 3.5 3.5L10 10m3-3.500H6.500a4 4 0 0 0 0 8H10',
  insertRow: 'M2.500 9.500h11v4h-11zM8 1.500v5M5.500 4h5',
  deleteRow: 'M2.500 9.500h11v4h-11zM5.500 4h5',
  filter: 'M2 3h12L9.500 8.500V13l-3-1.500v-3z',
  sun: 'M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM8 1.500V3M8 13v1.500M1.500 8H3M13 8h1.500M3.400 3.400l1 1M11.600 11.600l1 1M3.400 12.600l1-1M11.600 4.400l1-1',
  moon: 'M13 9.500A5.500 5.500 0 0 1 6.500 3a5.500 5.500 0 1 0 6.500 6.500z',
  sign: 'M2 13.500h12M3.500 11l.7-2.800L10.500 2l2 2-6.200 6.300z',
  close: 'm4 4 8 8M12 4l-8 8',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name }: { name: IconName }) => (
  <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <path
      d={paths[name]}
      fill="none"
      stroke="currentColor"
      stroke-width="1.4"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);
