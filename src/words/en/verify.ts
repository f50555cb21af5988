/** Words of the verification: what a real host should say. English. */
import type { ExpectationId } from '../../core/verify/expectations.ts';

export interface VerifyWords {
  readonly title: string;
  readonly intro: string;
  readonly close: string;
  readonly noDomain: string;
  readonly domain: (name: string) => string;
  readonly asks: Readonly<Record<ExpectationId, string>>;
  readonly expected: string;
  readonly unknown: string;
  readonly all: string;
  readonly whoIsWho: string;
  readonly copyScript: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly pasteLabel: string;
  readonly pasteNote: string;
  readonly compare: string;
  readonly result: string;
  readonly agree: (n: number) => string;
  readonly differ: (n: number) => string;
  readonly same: string;
  readonly differs: string;
  readonly observedNothing: string;
}

export const verifyWords: VerifyWords = {
  title: 'Check it on the real host',
  intro:
    'These commands only read. Beside each stands what it should print if the host does what the texts say.',
  close: 'Close',
  noDomain: 'There is no libvirt VM here to check.',
  domain: (name) => `VM ${name}`,
  asks: {
    vcpupin: 'Every vCPU, plugged in or not',
    emulatorpin: 'The emulator',
    iothreadinfo: 'The iothreads',
    numatune: 'The memory',
    threads: 'Which thread is which',
    cpus: 'What the kernel allows each thread',
    mems: 'From which nodes each thread may take memory',
  },
  expected: 'should say',
  unknown: 'what numad answers',
  all: 'every CPU',
  whoIsWho: 'It prints the names of the threads.',
  copyScript: 'Copy all of it as a script',
  copied: 'Copied. Run it on the host, and paste its output below.',
  notCopied: 'The browser does not allow copying here: select the commands and copy them.',
  pasteLabel: 'Its output',
  pasteNote: 'Paste it here, or anywhere on the page.',
  compare: 'Compare',
  result: 'What was observed',
  agree: (n) => `${String(n)} as configured`,
  differ: (n) => `${String(n)} otherwise`,
  same: 'as configured',
  differs: 'otherwise',
  observedNothing: 'Nothing observed yet.',
};
