/** One sentence about a thread or a CPU, for the tip under the pointer. */
import type { Analysis } from '../../core/analysis.ts';
import type { EntityId } from '../../core/identity.ts';
import type { UiWords } from '../../words/ui.ts';
import { threadsOn } from '../inspector/who-runs.tsx';
import type { ReadingCore } from '../load-core.ts';
import type { AnalysisWords } from '../page-context.ts';
import { plainText } from '../parts/prose.tsx';
import { threadsOf } from '../selection.ts';

const namesShown = 6;

export function describeEntity(
  id: EntityId,
  analysis: Analysis,
  core: ReadingCore,
  words: AnalysisWords,
  ui: UiWords,
): string {
  const thread = threadsOf(analysis).get(id);
  if (thread !== undefined)
    return `${plainText(words.threadSentence(thread, analysis))} · ${words.source(thread.source)}`;
  const entity = words.entity(id, analysis);
  if (!id.startsWith('pcpu:')) return entity;
  const cpu = Number(id.slice('pcpu:'.length));
  const marks = analysis.host === undefined ? [] : core.marksOf(analysis.host, cpu);
  const said = marks.map((mark) => words.scene.mark(mark));
  const name = said.length === 0 ? entity : ui.picture.cpuMarked(entity, said);
  const threads = threadsOn(core.rangeSet(cpu, cpu), analysis, core);
  if (threads.length === 0) return `${name}. ${ui.picture.cpuNobody}`;
  const names = threads.slice(0, namesShown).map((candidate) => words.entity(candidate.thread, analysis));
  const rest = threads.length - names.length;
  return ui.picture.cpuWho(name, words.list(names), rest);
}
