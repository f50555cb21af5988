/** A sentence about a thread or a CPU, for the tip under the pointer; a thread's set is explained below it. */
import type { Analysis } from '../../core/analysis.ts';
import type { EntityId } from '../../core/identity.ts';
import type { SetWords } from '../../words/en/sets.ts';
import type { UiWords } from '../../words/ui.ts';
import { threadsOn } from '../inspector/who-runs.tsx';
import type { ReadingCore } from '../load-core.ts';
import type { AnalysisWords } from '../page-context.ts';
import { plainText } from '../parts/prose.tsx';
import { threadsOf } from '../selection.ts';

const namesShown = 6;

interface Saying {
  readonly core: ReadingCore;
  readonly words: AnalysisWords;
  readonly sets: SetWords;
  readonly ui: UiWords;
}

export function describeEntity(id: EntityId, analysis: Analysis, { core, words, sets, ui }: Saying): string {
  const thread = threadsOf(analysis).get(id);
  if (thread !== undefined) {
    const placed = `${plainText(words.threadSentence(thread, analysis))}\n${words.source(thread.source)}`;
    const cap = analysis.placements.find(({ domain }) => domain === thread.domain)?.limits[thread.kind].cpus;
    const sentence = cap === undefined ? placed : words.scene.capped(placed, cap);
    const set = thread.runs ?? (typeof thread.asked === 'string' ? [] : thread.asked);
    if (core.countOf(set) < 2) return sentence;
    return `${sentence}\n${sets.explain(set, core.describeSet(set, core.hostOfGuest(analysis, thread.domain)))}`;
  }
  const entity = words.entity(id, analysis);
  const weight = analysis.placements.find(({ domain }) => domain === id)?.limits.weight;
  if (weight?.shares !== undefined && weight.ratio !== undefined)
    return words.scene.weighed(entity, weight.shares.value, weight.ratio);
  if (!id.startsWith('pcpu:')) return entity;
  const cpu = Number(id.slice('pcpu:'.length));
  const marks = analysis.host === undefined ? [] : core.marksOf(analysis.host, cpu);
  const said = marks.map((mark) => words.scene.mark(mark));
  const name = said.length === 0 ? entity : ui.picture.cpuMarked(entity, said);
  // What is not plugged in runs nowhere.
  const threads = threadsOn(core.rangeSet(cpu, cpu), analysis, core).filter(({ online }) => online);
  if (threads.length === 0) return ui.labelled(name, ui.picture.cpuNobody);
  const names = threads.slice(0, namesShown).map((candidate) => words.entity(candidate.thread, analysis));
  const rest = threads.length - names.length;
  return ui.picture.cpuWho(name, words.list(names), rest);
}
