/** What follows from an object alone is worked out once for it, and forgotten with it. */
export function onceFor<K extends object, V>(compute: (key: K) => V): OnceFor<K, V> {
  const known = new WeakMap<K, { readonly value: V }>();
  const once = (key: K): V => {
    const entry = known.get(key) ?? { value: compute(key) };
    known.set(key, entry);
    return entry.value;
  };
  return Object.assign(once, {
    know: (key: K, value: V): void => {
      known.set(key, { value });
    },
  });
}

export interface OnceFor<K extends object, V> {
  (key: K): V;
  /** It was worked out elsewhere, for what this object is a copy of. */
  know(key: K, value: V): void;
}
