/** All lessons in the order in which they are taught, and how each is loaded: only what is opened is fetched. */
import type { Language } from '../words/language.ts';
import type { LessonText } from './lesson-text.ts';
import type { Lesson } from './lesson.ts';

export interface LessonEntry {
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly steps: number;
  load(): Promise<Lesson>;
  loadText(language: Language): Promise<LessonText>;
}

export const catalog: readonly LessonEntry[] = [
  {
    id: '01-thread',
    title: { en: 'A vCPU is a thread', 'zh-CN': '一个 vCPU 就是一个线程' },
    steps: 7,
    load: async () => (await import('./01-thread/lesson.ts')).lesson,
    loadText: async (language) =>
      (await (language === 'en' ? import('./01-thread/en.ts') : import('./01-thread/zh-CN.ts'))).text,
  },
  {
    id: '02-smp-numa',
    title: { en: 'SMP and NUMA', 'zh-CN': 'SMP 与 NUMA' },
    steps: 6,
    load: async () => (await import('./02-smp-numa/lesson.ts')).lesson,
    loadText: async (language) =>
      (await (language === 'en' ? import('./02-smp-numa/en.ts') : import('./02-smp-numa/zh-CN.ts'))).text,
  },
  {
    id: '03-siblings',
    title: { en: 'Sockets, cores, sibling threads', 'zh-CN': '插槽、核心与兄弟线程' },
    steps: 7,
    load: async () => (await import('./03-siblings/lesson.ts')).lesson,
    loadText: async (language) =>
      (await (language === 'en' ? import('./03-siblings/en.ts') : import('./03-siblings/zh-CN.ts'))).text,
  },
  {
    id: '04-cpuset',
    title: { en: 'The cpuset language and the bitmap', 'zh-CN': 'cpuset 语法与位图' },
    steps: 7,
    load: async () => (await import('./04-cpuset/lesson.ts')).lesson,
    loadText: async (language) =>
      (await (language === 'en' ? import('./04-cpuset/en.ts') : import('./04-cpuset/zh-CN.ts'))).text,
  },
  {
    id: '05-precedence',
    title: { en: 'Who decides: vcpupin, cpuset, all', 'zh-CN': '由谁决定：vcpupin、cpuset、全部' },
    steps: 7,
    load: async () => (await import('./05-precedence/lesson.ts')).lesson,
    loadText: async (language) =>
      (await (language === 'en' ? import('./05-precedence/en.ts') : import('./05-precedence/zh-CN.ts'))).text,
  },
  {
    id: '06-emulator',
    title: { en: 'emulatorpin and its conflicts', 'zh-CN': 'emulatorpin 与它的冲突' },
    steps: 6,
    load: async () => (await import('./06-emulator/lesson.ts')).lesson,
    loadText: async (language) =>
      (await (language === 'en' ? import('./06-emulator/en.ts') : import('./06-emulator/zh-CN.ts'))).text,
  },
  {
    id: '07-numad',
    title: { en: "placement='auto' and numad", 'zh-CN': "placement='auto' 与 numad" },
    steps: 8,
    load: async () => (await import('./07-numad/lesson.ts')).lesson,
    loadText: async (language) =>
      (await (language === 'en' ? import('./07-numad/en.ts') : import('./07-numad/zh-CN.ts'))).text,
  },
  {
    id: '08-guest-numa',
    title: { en: 'Guest NUMA on host NUMA', 'zh-CN': '虚拟机 NUMA 与宿主机 NUMA' },
    steps: 8,
    load: async () => (await import('./08-guest-numa/lesson.ts')).lesson,
    loadText: async (language) =>
      (await (language === 'en' ? import('./08-guest-numa/en.ts') : import('./08-guest-numa/zh-CN.ts'))).text,
  },
  {
    id: '09-numatune',
    title: {
      en: 'numatune: strict, preferred, interleave',
      'zh-CN': 'numatune：strict、preferred、interleave',
    },
    steps: 7,
    load: async () => (await import('./09-numatune/lesson.ts')).lesson,
    loadText: async (language) =>
      (await (language === 'en' ? import('./09-numatune/en.ts') : import('./09-numatune/zh-CN.ts'))).text,
  },
  {
    id: '10-quota',
    title: { en: 'shares and quota are not pins', 'zh-CN': 'shares 与 quota 不是绑核' },
    steps: 7,
    load: async () => (await import('./10-quota/lesson.ts')).lesson,
    loadText: async (language) =>
      (await (language === 'en' ? import('./10-quota/en.ts') : import('./10-quota/zh-CN.ts'))).text,
  },
  {
    id: '11-verify',
    title: { en: 'Trust, but verify', 'zh-CN': '眼见为实：用 virsh 与 /proc 验证' },
    steps: 8,
    load: async () => (await import('./11-verify/lesson.ts')).lesson,
    loadText: async (language) =>
      (await (language === 'en' ? import('./11-verify/en.ts') : import('./11-verify/zh-CN.ts'))).text,
  },
  {
    id: '12-hotplug',
    title: { en: 'Hot-plug inherits', 'zh-CN': '热插拔与继承' },
    steps: 7,
    load: async () => (await import('./12-hotplug/lesson.ts')).lesson,
    loadText: async (language) =>
      (await (language === 'en' ? import('./12-hotplug/en.ts') : import('./12-hotplug/zh-CN.ts'))).text,
  },
];

/** `05`, `5` or `05-precedence`. */
export function lessonEntry(id: string): LessonEntry | undefined {
  const number = /^\d{1,2}$/.test(id) ? id.padStart(2, '0') : undefined;
  return catalog.find(
    (entry) => entry.id === id || (number !== undefined && entry.id.startsWith(`${number}-`)),
  );
}
