/** 导出菜单的用语。简体中文。 */
import type { ExportWords } from '../en/export.ts';

export const exportWords: ExportWords = {
  name: '导出',
  picture: '图片',
  text: '报告',
  svg: 'SVG',
  svgWithTexts: '可在此重新打开的 SVG',
  svgWithTextsNote: '其中包含粘贴的全部文本，也包括里面的密码、UUID 和路径。',
  png: (scale) => `PNG ${String(scale)}×`,
  report: '文本表格',
  json: 'JSON',
  print: '打印…',
  failed: '此浏览器无法生成该文件。',
  tooLarge: '这些文本超过图片所能携带的 2 MiB。',
};
