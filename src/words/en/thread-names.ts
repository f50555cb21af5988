/** What threads are called together, within a sentence. English. */
import type { ThreadListWords } from '../thread-lists.ts';

export const threadNames: ThreadListWords = {
  vcpus: (set, n) => `${n === 1 ? 'vCPU' : 'vCPUs'} ${set}`,
  iothreads: (set, n) => `${n === 1 ? 'iothread' : 'iothreads'} ${set}`,
  emulator: 'the emulator',
  ofDomain: (threads, domain) => `${threads} of ${domain}`,
};
