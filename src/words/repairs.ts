/** The words of repairs and of the findings panel, chosen by language. */
import { findingPanel as englishPanel, type FindingPanelWords } from './en/finding-panel.ts';
import { repairWords as english, type RepairWords } from './en/repairs.ts';
import type { Language } from './language.ts';
import { findingPanel as chinesePanel } from './zh-CN/finding-panel.ts';
import { repairWords as chinese } from './zh-CN/repairs.ts';

const repairs: Readonly<Record<Language, RepairWords>> = { en: english, 'zh-CN': chinese };
const panels: Readonly<Record<Language, FindingPanelWords>> = { en: englishPanel, 'zh-CN': chinesePanel };

export function repairWordsOf(language: Language): RepairWords {
  return repairs[language];
}

export function findingPanelWords(language: Language): FindingPanelWords {
  return panels[language];
}
