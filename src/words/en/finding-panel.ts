/** The findings panel: filters, explanations, repairs, what is put aside. English. */
import type { VirshScope } from '../../core/repair/repair.ts';

export interface FindingPanelWords {
  readonly filter: string;
  readonly allDomains: string;
  readonly allRules: string;
  readonly domain: string;
  readonly rule: string;
  readonly groupBy: string;
  readonly bySeverity: string;
  readonly byDomain: string;
  /** Findings of several domains, and of none. */
  readonly severalDomains: string;
  readonly noDomain: string;
  readonly previous: string;
  readonly next: string;
  readonly copyMarkdown: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly nothingShown: (hidden: number) => string;
  readonly showAll: string;
  readonly of: (count: number) => string;
  readonly explain: (title: string) => string;
  readonly fold: (title: string) => string;
  readonly places: string;
  readonly working: string;
  readonly noRepair: string;
  readonly failed: string;
  readonly apply: string;
  readonly applyTo: (repair: string) => string;
  readonly edited: string;
  readonly undo: string;
  readonly dismiss: string;
  readonly applied: (repair: string) => string;
  readonly copyXml: string;
  readonly download: string;
  readonly sincePasted: string;
  readonly copyDiff: string;
  readonly commands: string;
  readonly scope: Readonly<Record<VirshScope, string>>;
  readonly copyCommands: string;
  readonly mute: string;
  readonly muteTitle: (title: string) => string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly onlyThis: string;
  readonly allOfRule: string;
  readonly cancel: string;
  readonly muted: (count: number) => string;
  readonly unmute: string;
  readonly withoutReason: string;
  readonly wholeRule: string;
  readonly aboutRule: string;
  readonly rulePage: (rule: string) => string;
  readonly wrong: string;
  readonly right: string;
  readonly wrongText: string;
  readonly rightText: string;
  readonly openExample: string;
  readonly close: string;
}

export const findingPanel: FindingPanelWords = {
  filter: 'Which findings are shown',
  allDomains: 'All domains',
  allRules: 'All rules',
  domain: 'Domain',
  rule: 'Rule',
  groupBy: 'Group by',
  bySeverity: 'Severity',
  byDomain: 'Domain',
  severalDomains: 'Several domains',
  noDomain: 'Host and texts',
  previous: 'Previous finding (p)',
  next: 'Next finding (n)',
  copyMarkdown: 'Copy as Markdown',
  copied: 'Copied',
  copyFailed: 'The browser did not allow copying.',
  nothingShown: (hidden) => `The filter hides ${String(hidden)}.`,
  showAll: 'Show all',
  of: (count) => `${String(count)}×`,
  explain: (title) => `Explain: ${title}`,
  fold: (title) => `Fold: ${title}`,
  places: 'Places',
  working: 'Working out repairs …',
  noRepair: 'There is no repair that a program should propose.',
  failed: 'The repairs could not be loaded. Is the connection there?',
  apply: 'Apply',
  applyTo: (repair) => `Apply: ${repair}`,
  edited: 'The texts have changed meanwhile.',
  undo: 'Undo',
  dismiss: 'Dismiss',
  applied: (repair) => `Applied: ${repair}`,
  copyXml: 'Copy XML',
  download: 'Download',
  sincePasted: 'All changes since it was pasted',
  copyDiff: 'Copy diff',
  commands: 'With virsh',
  scope: { config: 'Next start', live: 'Running', both: 'Both' },
  copyCommands: 'Copy commands',
  mute: 'Put aside …',
  muteTitle: (title) => `Put aside: ${title}`,
  reason: 'Why (kept in the link)',
  reasonHint: 'a test bed; agreed with the owner …',
  onlyThis: 'Put this aside',
  allOfRule: 'Put all of this rule aside',
  cancel: 'Cancel',
  muted: (count) => `${String(count)} put aside`,
  unmute: 'Take back',
  withoutReason: 'no reason given',
  wholeRule: 'the whole rule',
  aboutRule: 'About this rule',
  rulePage: (rule) => `About the rule: ${rule}`,
  wrong: 'Raises it',
  right: 'Does not',
  wrongText: 'What raises it, as XML',
  rightText: 'What does not, as XML',
  openExample: 'Open this example',
  close: 'Close',
};
