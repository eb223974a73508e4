/** Minutes east of Greenwich of names that mean one zone. `cst`, `ist` and `bst` mean several: there the page's own zone holds. */
const MINUTES = new Map<string, number | undefined>([
  ['est', -300],
  ['edt', -240],
  ['cdt', -300],
  ['mst', -420],
  ['mdt', -360],
  ['pst', -480],
  ['pdt', -420],
  ['cet', 60],
  ['cest', 120],
  ['eet', 120],
  ['eest', 180],
  ['msk', 180],
  ['hkt', 480],
  ['sgt', 480],
  ['jst', 540],
  ['kst', 540],
  ['aest', 600],
  ['aedt', 660],
  ['cst', undefined],
  ['ist', undefined],
  ['bst', undefined],
]);

/** A zone's name at the end of a date, behind its time. */
export const ZONE_NAME = new RegExp(`\\b(${[...MINUTES.keys()].join('|')})\\s*$`);

export const minutesOfZoneName = (name: string): number | undefined => MINUTES.get(name);
