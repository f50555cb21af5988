/** The options of the `lscpu` that was typed before an output (lscpu.c, `main`). */
import type { ShellCommand } from '../reading.ts';

export interface LscpuOptions {
  /** `-y`: socket and core are the kernel's ids, not numbers of order. */
  readonly physical: boolean;
  /** `-x`: masks instead of lists. */
  readonly hex: boolean;
  /** `-a`, `-b`, `-c`: which CPUs a table lists; without one `-e` lists all and `-p` those online. */
  readonly lists?: 'all' | 'online' | 'offline';
}

const longOptions: Readonly<Record<string, string>> = {
  '--physical': 'y',
  '--hex': 'x',
  '--all': 'a',
  '--online': 'b',
  '--offline': 'c',
  '--parse': 'p',
  '--extended': 'e',
};

/** Undefined: the command is unknown, or is no lscpu. */
export function lscpuOptions(command: ShellCommand | undefined): LscpuOptions | undefined {
  const at = command?.words.findIndex((word) => /(?:^|\/)lscpu$/.test(word)) ?? -1;
  if (command === undefined || at < 0) return undefined;
  const letters = command.words.slice(at + 1).flatMap(lettersOf);
  const has = (letter: string): boolean => letters.includes(letter);
  const lists =
    has('a') || (has('b') && has('c'))
      ? 'all'
      : has('b')
        ? 'online'
        : has('c')
          ? 'offline'
          : has('p')
            ? 'online'
            : undefined;
  return { physical: has('y'), hex: has('x'), ...(lists === undefined ? {} : { lists }) };
}

/** `-ye` is two options; what follows `e` or `p` is its list of columns. */
function lettersOf(word: string): readonly string[] {
  if (word.startsWith('--')) {
    const name = word.split('=')[0] ?? '';
    const letter = Object.hasOwn(longOptions, name) ? longOptions[name] : undefined;
    return letter === undefined ? [] : [letter];
  }
  const letters = /^-([A-Za-df-oq-z]*[ep]?)/.exec(word)?.[1] ?? '';
  return Array.from(letters);
}
