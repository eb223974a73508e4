/** What engines and JSON ask any object for; everything else that is not there must be loud. */
const ASKED_OF_ANY_OBJECT = new Set<PropertyKey>(['then', 'toJSON', 'constructor', 'prototype', 'inspect', 'nodeType']);

/**
 * Hands out a service object that has only what is implemented here. Asking for anything else throws
 * `not implemented locally: Range.setBackground`, instead of the silent `undefined` that would hide it until production.
 */
export function strict<Face>(name: string, own: object): Face {
  return new Proxy(own, {
    get(target, property) {
      if (Reflect.has(target, property)) {
        const member = Reflect.get(target, property, target);
        return typeof member === 'function' ? member.bind(target) : member;
      }
      if (typeof property === 'symbol' || ASKED_OF_ANY_OBJECT.has(property)) return undefined;
      throw new Error(`not implemented locally: ${name}.${property}`);
    },
    set(_target, property) {
      throw new Error(`${name}.${String(property)} cannot be set`);
    },
  }) as Face;
}
