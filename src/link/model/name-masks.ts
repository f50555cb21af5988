/** Names of guests that nobody else needs to know: VM-A, VM-B and so on, in the order in which they are met. */
import { lettersOf } from './strings.ts';

/** Gives the name that stands in the link for the one that was written. */
export type Rename = (name: string) => string;

export const keepName: Rename = (name) => name;

/** `known`: names of domains. What is only a number may also be the id of a running guest: then it is nobody's name. */
export function maskNames(known: readonly string[]): Rename {
  const masks = new Map<string, string>();
  const mask = (name: string): string => {
    const given = masks.get(name) ?? `VM-${lettersOf(masks.size)}`;
    masks.set(name, given);
    return given;
  };
  for (const name of known) mask(name);
  return (name) => (name === '' || (!masks.has(name) && /^\d+$/.test(name)) ? name : mask(name));
}
