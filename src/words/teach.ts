/** Words of the tools to explain with: eras, gauges, verification, the glossary's board, the recorder. Fetched with them. */
import { erasWords as englishEras } from './en/eras.ts';
import type { ErasWords } from './en/eras.ts';
import { glossaryBoard as englishBoard } from './en/glossary-board.ts';
import type { GlossaryBoardWords } from './en/glossary-board.ts';
import { limitsWords as englishLimits } from './en/limits.ts';
import type { LimitsWords } from './en/limits.ts';
import { misconceptions as englishMisconceptions } from './en/misconceptions.ts';
import type { MisconceptionWords } from './en/misconceptions.ts';
import { recorderWords as englishRecorder } from './en/recorder.ts';
import type { RecorderWords } from './en/recorder.ts';
import { verifyWords as englishVerify } from './en/verify.ts';
import type { VerifyWords } from './en/verify.ts';
import type { Language } from './language.ts';
import { erasWords as chineseEras } from './zh-CN/eras.ts';
import { glossaryBoard as chineseBoard } from './zh-CN/glossary-board.ts';
import { limitsWords as chineseLimits } from './zh-CN/limits.ts';
import { misconceptions as chineseMisconceptions } from './zh-CN/misconceptions.ts';
import { recorderWords as chineseRecorder } from './zh-CN/recorder.ts';
import { verifyWords as chineseVerify } from './zh-CN/verify.ts';

export interface TeachWords {
  readonly eras: ErasWords;
  readonly limits: LimitsWords;
  readonly verify: VerifyWords;
  readonly board: GlossaryBoardWords;
  readonly misconceptions: MisconceptionWords;
  readonly recorder: RecorderWords;
}

const all: Readonly<Record<Language, TeachWords>> = {
  en: {
    eras: englishEras,
    limits: englishLimits,
    verify: englishVerify,
    board: englishBoard,
    misconceptions: englishMisconceptions,
    recorder: englishRecorder,
  },
  'zh-CN': {
    eras: chineseEras,
    limits: chineseLimits,
    verify: chineseVerify,
    board: chineseBoard,
    misconceptions: chineseMisconceptions,
    recorder: chineseRecorder,
  },
};

export function teachWords(language: Language): TeachWords {
  return all[language];
}
