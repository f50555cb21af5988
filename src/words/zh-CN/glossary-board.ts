/** 术语表与常见误解的界面文案。简体中文。 */
import type { GlossaryBoardWords } from '../en/glossary-board.ts';

export const glossaryBoard: GlossaryBoardWords = {
  title: '术语与误解',
  intro: '课程中的术语，附英文对照。',
  find: '查找',
  terms: '术语',
  misconceptions: '常听到，却不对的说法',
  misconceptionsIntro: '每一条都见于某篇教程、某次讲座或某段代码注释。',
  said: '说法',
  correct: '事实',
  source: '出处',
  none: '没有包含这个词的条目。',
  close: '返回图示',
};
