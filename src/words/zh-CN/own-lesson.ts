/** 自制课程可能出的问题。简体中文。 */
import type { OwnLessonWords } from '../en/own-lesson.ts';
import { zh } from './spacing.ts';

const list = (items: readonly string[]): string => items.map((item) => `“${item}”`).join('、');
const count = (n: number): string => n.toLocaleString('zh-CN');

const wanted = {
  text: '一段文字',
  number: '一个整数',
  list: '一个列表 […]',
  object: '一个对象 {…}',
  true: 'true',
};

export const ownLesson: OwnLessonWords = {
  problems: {
    'too-large': ({ most }) => `文件太大：一课最多 ${count(most)} 个字符。`,
    syntax: () => '从这里开始不是合法的 JSON：引号、逗号或括号有误，或者缺失。',
    'too-deep': () => '括号嵌套太深。',
    'too-many-values': () => '文件里的值太多。',
    'not-a-lesson': () => '第一个字段必须是 "format": "pinscope-lesson"。',
    newer: ({ version }) => zh`这里不认识格式的第 ${version} 版，只认识第 1 版。`,
    missing: ({ field }) => `缺少字段“${field}”。`,
    'wrong-type': ({ wanted: type }) => zh`这里应当是${wanted[type]}。`,
    unknown: ({ field }) => `这里没有名为“${field}”的字段。是不是拼错了？`,
    'too-long': ({ most }) => `这段文字太长：最多 ${count(most)} 个字符。`,
    'too-many': ({ most }) => `条目太多：最多 ${String(most)} 个。`,
    'too-few': ({ least }) => `条目太少：至少 ${String(least)} 个。`,
    'not-one-of': ({ value, known }) => `这里不认识“${value}”。可以写：${list(known)}。`,
    'out-of-range': ({ first, last }) => `应当是 ${String(first)} 到 ${String(last)} 之间的数。`,
    'bad-id': ({ value }) => `“${value}”：id 只能由 a–z、0–9 和 - 组成。`,
    twice: ({ value }) => `已有另一步使用 id“${value}”。`,
    'no-such-scene': ({ value }) => `“scenes”里没有名为“${value}”的场景。`,
    'no-such-text': ({ value }) => `这里没有名为“${value}”的文本；它必须写在“texts”里，并且属于这个场景。`,
    'no-such-step': ({ value }) => `没有名为“${value}”的步骤。`,
    'no-such-entity': ({ value }) =>
      `这张图里没有“${value}”。线程写作 d0/vcpu:1、d0/emulator 或 d0/iothread:1，CPU 写作 pcpu:3，节点写作 node:0。`,
    'no-such-line': ({ value }) => `文本里没有哪一行含有“${value}”，或者其后找不到节选的结尾。`,
    'not-a-cpuset': ({ value }) => `“${value}”不是 libvirt 能接受的 CPU 列表。`,
    'one-right': ({ count: n }) => `必须恰好有一个选项带 "right": true，这里有 ${String(n)} 个。`,
    'no-answer': () => '仅凭这个场景的文本得不出答案。',
    'no-picture': () => '这个场景的文本画不出图。',
  },
  title: '无法打开这一课',
  note: '文件内容一概没有使用。请修改后重新拖入；格式说明见 docs/lesson-format.md。',
  place: (line, column, path) => zh`第 ${line} 行，第 ${column} 列${path === '' ? '' : ` · ${path}`}`,
  more: (n) => `只列出前 ${String(n)} 个。`,
};
