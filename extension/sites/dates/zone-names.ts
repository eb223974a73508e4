/**
 * Hours east of Greenwich of names that mean one zone. `cst`, `ist` and `bst` mean several: there the page's own zone holds.
 * The usual ones, as one text, because every byte of it goes into every page; the background's parser knows the others.
 */
const HOURS = 'est-5 edt-4 pst-8 pdt-7 cet1 cst ist bst';

const zones = new Map(HOURS.split(' ').map((zone) => [zone.replace(/[-\d]+/, ''), zone.match(/[-\d]+/)?.[0]] as const));

/** A zone's name at the end of a date, behind its time. */
export const ZONE_NAME = new RegExp(`\\b(${[...zones.keys()].join('|')})\\s*$`);

export const minutesOfZoneName = (name: string): number | undefined => {
  const hours = zones.get(name);
  return hours === undefined ? undefined : Number(hours) * 60;
};
