/** The findings on show, with their repairs, for a ticket or a chat. */
import type { JudgedAnalysis } from '../../core/analysis.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { FindingPanelWords } from '../../words/en/finding-panel.ts';
import { useAnalysisWords, useChoice, useFindingWords, usePage, useSettledReading } from '../page-context.ts';
import { CopyButton } from './copy-button.tsx';
import { loadRepairCore } from './use-repairs.ts';
import styles from './findings.module.css';

interface Props {
  readonly findings: readonly Finding[];
  readonly analysis: JudgedAnalysis;
  readonly words: FindingPanelWords;
}

export function CopyMarkdown({ findings, analysis, words }: Props) {
  const { store } = usePage();
  const { sources, judging, core } = useSettledReading();
  const language = useChoice((state) => state.language);
  const sentences = useFindingWords(judging);
  const names = useAnalysisWords(core);
  if (sentences === undefined || names === undefined) return undefined;
  const write = async (): Promise<string> => {
    const repairCore = await loadRepairCore();
    const { choices } = store.getState();
    const shop = new repairCore.RepairShop({
      sources,
      choices,
      readers: repairCore.allReaders,
      changes: analysis.changes,
    });
    const report = repairCore.makeCheckReport({
      sources,
      analysis: { ...analysis, findings },
      // What is put aside is not on show.
      choices: { ...choices, muted: [] },
      least: 'note',
      work: repairCore.whileWaiting,
      offer: (finding) => repairCore.offerRepairs(finding, { sources, choices, analysis, shop }),
      sentences: {
        finding: (finding) => sentences.finding(finding, analysis),
        remedy: (remedy) => sentences.remedy(remedy, analysis),
      },
    });
    return repairCore.toCheckMarkdown(report, {
      repairs: repairCore.repairWordsOf(language),
      severity: names.severity,
      help: (rule) => repairCore.explainRule(rule, language),
    });
  };
  return (
    <div className={styles['last']}>
      <CopyButton name={words.copyMarkdown} said={words} text={write} />
    </div>
  );
}
