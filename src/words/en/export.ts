/** Words for what can be taken away from the page. English. */
export interface ExportWords {
  readonly name: string;
  readonly picture: string;
  readonly text: string;
  readonly svg: string;
  /** It opens in Pinscope again. */
  readonly svgWithTexts: string;
  readonly svgWithTextsNote: string;
  readonly png: (scale: number) => string;
  readonly report: string;
  readonly json: string;
  readonly print: string;
  readonly failed: string;
  /** Of the picture that carries the texts. */
  readonly tooLarge: string;
}

export const exportWords: ExportWords = {
  name: 'Export',
  picture: 'Picture',
  text: 'Report',
  svg: 'SVG',
  svgWithTexts: 'SVG that opens here again',
  svgWithTextsNote: 'It carries the pasted texts in full: passwords, UUIDs and paths in them too.',
  png: (scale) => `PNG ${String(scale)}×`,
  report: 'Text table',
  json: 'JSON',
  print: 'Print…',
  failed: 'This browser could not make the file.',
  tooLarge: 'The texts are more than a picture can carry, which is 2 MiB.',
};
