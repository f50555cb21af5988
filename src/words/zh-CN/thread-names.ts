/** 句子中对一组线程的称呼。简体中文。 */
import type { ThreadListWords } from '../thread-lists.ts';
import { zh } from './spacing.ts';

export const threadNames: ThreadListWords = {
  vcpus: (set) => zh`vCPU ${set}`,
  iothreads: (set) => zh`iothread ${set}`,
  emulator: '模拟器线程',
  ofDomain: (threads, domain) => zh`${domain}的${threads}`,
};
