/** Names of guests that nobody else needs to know: VM-A, VM-B and so on, in the order in which they are met. */
import { lettersOf } from './strings.ts';

/** Of the kernel's names for threads. */
const commLength = 15;

export interface NameMasks {
  /** What stands in the link for what a guest is called where it is named. */
  readonly rename: (name: string) => string;
  /** A value that may have a guest's name in it. What is only a number or one letter is more likely none. */
  readonly hideInValue: (value: string) => string;
  /** What the kernel calls a thread: fifteen characters, behind which a name may be cut (`qemu:payroll-da`). */
  readonly hideInComm: (comm: string) => string;
  /** Words of a person, in which numbers and letters may be names, too. */
  readonly hideInProse: (prose: string) => string;
}

export const noMasks: NameMasks = {
  rename: (name) => name,
  hideInValue: (value) => value,
  hideInComm: (comm) => comm,
  hideInProse: (prose) => prose,
};

/**
 * `domains`: names of domains. `others`: what tools and commands call guests; what is only a number there may also be the
 * id of a running one, then it is nobody's name, and a UUID never is.
 */
export function maskNames(domains: readonly string[], others: readonly string[]): NameMasks {
  const masks = new Map<string, string>();
  const meet = (name: string): void => {
    if (name !== '' && !masks.has(name)) masks.set(name, `VM-${lettersOf(masks.size)}`);
  };
  domains.forEach(meet);
  others.filter((name) => !/^(?:\d+|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i.test(name)).forEach(meet);
  const names = [...masks.keys()];
  const rename = (name: string): string => masks.get(name) ?? name;
  const telling = names.filter((name) => !/^(?:\d+|.)$/u.test(name));
  const hideInValue = hiding(telling, masks);
  return {
    rename,
    hideInValue,
    hideInComm: (comm) => {
      const hidden = hideInValue(comm);
      if (hidden !== comm || comm.length < commLength) return hidden;
      const cut = /[^:/ ]+$/.exec(comm)?.[0] ?? '';
      const name = cut === comm ? undefined : telling.find((one) => one.startsWith(cut));
      return name === undefined ? comm : comm.slice(0, -cut.length) + rename(name);
    },
    hideInProse: hiding(names, masks),
  };
}

/** Whole words only, however they are spelt: `web` is none of `webcam`, but one of `WEB-disk`. */
function hiding(names: readonly string[], masks: ReadonlyMap<string, string>): (text: string) => string {
  if (names.length === 0) return (text) => text;
  const ofLower = new Map(names.toReversed().map((name) => [name.toLowerCase(), masks.get(name) ?? '']));
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(wordPattern).join('|'), 'giu');
  // Thousands of guests have few different values.
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const hidden = text.replace(
      pattern,
      (name) => masks.get(name) ?? ofLower.get(name.toLowerCase()) ?? 'VM',
    );
    known.set(text, hidden);
    return hidden;
  };
}

/** Chinese puts no blanks around a name, so that only what could go on with the same word keeps it from being one. */
function wordPattern(name: string): string {
  const within = String.raw`[\p{Script=Latin}\p{N}]`;
  const isWithin = new RegExp(within, 'u');
  const escaped = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const before = isWithin.test(name.slice(0, 1)) ? `(?<!${within})` : '';
  const after = isWithin.test(name.slice(-1)) ? `(?!${within})` : '';
  return `${before}${escaped}${after}`;
}
