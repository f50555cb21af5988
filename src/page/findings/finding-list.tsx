/** What the rules found. The panel itself comes with the rules, after the first picture. */
import type { Severity } from '../../core/findings/finding.ts';
import {
  useAnalysisWords,
  useChoice,
  useFindingWords,
  usePage,
  useSettledReading,
  useUi,
} from '../page-context.ts';
import styles from './findings.module.css';

export function FindingList() {
  const ui = useUi();
  const { judged: analysis, muted, core, judging } = useSettledReading();
  const language = useChoice((state) => state.language);
  const words = useAnalysisWords(core);
  const sentences = useFindingWords(judging);
  const findings = analysis?.findings ?? [];
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return (
    <section className={styles['findings']} aria-labelledby="findings-heading">
      <div className={styles['head']}>
        <h2 id="findings-heading">{ui.findings.heading}</h2>
        <span>{ui.findings.count(count('error'), count('warning'), count('note'))}</span>
      </div>
      {analysis === undefined && <Unjudged />}
      {analysis !== undefined && findings.length + muted.length === 0 && (
        <p className={styles['none']}>
          {analysis.domains.length === 0 ? ui.findings.notYet : `${ui.findings.none} ${ui.findings.noneNote}`}
        </p>
      )}
      {analysis !== undefined && judging !== undefined && words !== undefined && sentences !== undefined && (
        <judging.FindingPanel
          analysis={analysis}
          words={words}
          sentences={sentences}
          panel={judging.findingPanelWords(language)}
        />
      )}
    </section>
  );
}

/** While the rules have not looked yet, or cannot be fetched. */
function Unjudged() {
  const ui = useUi();
  const { runner } = usePage();
  const { analysis, judgingFailed } = useSettledReading();
  if (analysis === undefined) return undefined;
  if (!judgingFailed) return <p className={styles['none']}>{ui.findings.judging}</p>;
  return (
    <div className={styles['none']} role="alert">
      <p>{ui.findings.judgingFailed}</p>
      <button
        type="button"
        onClick={() => {
          runner.run();
        }}
      >
        {ui.start.retry}
      </button>
    </div>
  );
}
