/**
 * A question does not contain its answer: whatever the threads that it keeps back would be allowed, everything that can be seen or
 * heard of the page is the same. Each step is read twice, once as it is and once with its veiled threads elsewhere.
 */
import { describe, expect, it } from 'vitest';
import type { Analysis, JudgedAnalysis } from '../../core/analysis.ts';
import { analyze } from '../../core/analyze.ts';
import { countOf, formatCpuSet, isEmpty, rangeSet } from '../../core/cpuset/cpuset.ts';
import type { CpuSet } from '../../core/cpuset/cpuset.ts';
import type { EntityId } from '../../core/identity.ts';
import { countLoad } from '../../core/lens/count-load.ts';
import { lookThrough } from '../../core/lens/look-through.ts';
import { veilLens } from '../../core/lens/veil-lens.ts';
import { lensIds } from '../../core/lens/lens.ts';
import { buildMapScene } from '../../core/scene/build-map-scene.ts';
import { veilScene } from '../../core/scene/veil-scene.ts';
import { veilAnalysis } from '../../core/veil.ts';
import { catalog } from '../../lessons/catalog.ts';
import { lessonSource } from '../../lessons/lesson-sources.ts';
import type { Step } from '../../lessons/lesson.ts';
import { choicesOf } from '../../lessons/step-choices.ts';
import { paintMap } from '../../render/paint-map.ts';
import type { Shape } from '../../render/shape.ts';
import { approximateTextWidth } from '../../render/text-width.ts';
import { sourcesOf } from '../../testing/analyze-text.ts';
import { analysisWords } from '../../words/analysis.ts';
import { lessonWords } from '../../words/lesson.ts';
import { runTimeWords } from '../../words/run-time.ts';
import { uiWords } from '../../words/ui.ts';
import { spokenNames } from '../picture/spoken-names.ts';
import { tableCells } from '../table/table-cells.ts';
import { veiledBy } from './use-stage-of-step.ts';

const words = analysisWords('en');
const ui = uiWords('en');

/** Everything but where it stands: of each element its text, name, class. */
function saidBy({ tag, text = '', attributes, children }: Shape): readonly string[] {
  const told = Object.entries(attributes)
    .filter(([name]) => /^(?:aria-|data-|class|title)/.test(name))
    .map(([name, value]) => `${name}=${String(value)}`);
  return [[tag, ...told, text].join(' '), ...(children ?? []).flatMap(saidBy)];
}

/** What can be learned of a step while its question is open, in all three views and through every lens. */
function seenOf(analysis: JudgedAnalysis, threads: readonly EntityId[]): readonly string[] {
  const told = veilAnalysis(analysis, threads);
  const whole = buildMapScene(analysis, {
    labels: words.scene,
    textWidth: approximateTextWidth,
    aspect: 1.5,
  });
  const veil = { threads, label: lessonWords('en').veiled };
  const scene = veilScene(whole, veil, words.scene);
  const spoken = spokenNames(told, new Set(), { countLoad }, ui, threads.length > 0);
  const cpus = scene.hostBoxes.filter(({ kind }) => kind === 'pcpu').map(({ id }) => `${id}${spoken(id, 0)}`);
  const lenses = lensIds.flatMap((id) => {
    const lens = veilLens(lookThrough(id, told, undefined), veil);
    const cells = tableCells({
      analysis: told,
      sources: [],
      lens,
      language: 'en',
      words,
      runTime: runTimeWords('en'),
      ui,
    });
    return [
      ...saidBy(paintMap(scene, { lens, title: '', description: words.summary(told, undefined) })),
      ...lens.classes.map(({ key, threads: count, cpus: on }) => `${key} ${String(count)} ${String(on)}`),
      ...told.placements.flatMap((placement) =>
        placement.threads.flatMap((thread) => cells.columns.map((column) => cells.text(thread, column))),
      ),
    ];
  });
  // Into how many strokes the lines of the others are cut is a matter of their ways.
  const isOthers = (said: string): boolean => {
    const thread = /data-thread=(\S+)/.exec(said)?.[1];
    return thread !== undefined && !threads.includes(thread);
  };
  return [...new Set([...cpus, ...lenses])].filter((said) => !isOthers(said)).sort();
}

/** Somewhere else, by another setting, as far from their memory as they were near. */
function moved(analysis: JudgedAnalysis, threads: readonly EntityId[]): JudgedAnalysis {
  const last = Math.max(0, countOf(analysis.host?.cpus ?? []) - 1);
  const elsewhere = (set: CpuSet): CpuSet =>
    formatCpuSet(set) === String(last) ? rangeSet(0, 0) : rangeSet(last, last);
  const isVeiled = ({ thread }: { readonly thread: EntityId }): boolean => threads.includes(thread);
  const placements = analysis.placements.map((placement): Analysis['placements'][number] => ({
    ...placement,
    threads: placement.threads.map((thread) => {
      if (!isVeiled(thread)) return thread;
      const set = thread.runs ?? (typeof thread.asked === 'string' ? [] : thread.asked);
      const other = isEmpty(set) ? rangeSet(0, 0) : elsewhere(set);
      return {
        ...thread,
        asked: other,
        runs: other,
        source: thread.source === 'vcpupin' ? 'vcpu-cpuset' : 'vcpupin',
      };
    }),
    locality: placement.locality.map((row) =>
      isVeiled(row)
        ? {
            ...row,
            verdict: row.verdict === 'remote' ? 'local' : 'remote',
            cpuNodes:
              row.cpuNodes === undefined || formatCpuSet(row.cpuNodes) !== '0'
                ? rangeSet(0, 0)
                : rangeSet(1, 1),
          }
        : row,
    ),
  }));
  return { ...analysis, placements, findings: [] };
}

const lessons = await Promise.all(
  catalog.map(async (entry) => ({ id: entry.id, lesson: await entry.load() })),
);

describe.each(lessons)('$id', ({ lesson }) => {
  const asking = lesson.steps.filter(({ predict, board }) => predict !== undefined && board === undefined);

  it.each(asking.map((step): [string, Step] => [step.id, step]))('%s does not tell its answer', (_, step) => {
    const texts = (lesson.scenes[step.scene] ?? []).map((key) => lessonSource(key).text);
    const analysis = analyze(sourcesOf(texts), choicesOf(step));
    const threads = veiledBy(step, analysis);
    const seen = seenOf(analysis, threads);
    if (step.predict?.kind === 'cpus' && 'thread' in step.predict.of)
      expect(threads).toContain(step.predict.of.thread);
    if (threads.length > 0) expect(seen).toEqual(seenOf(moved(analysis, threads), threads));
    // Nor whether it is refused: that is a question of its own, and a summary would say it.
    expect(seen.filter((said) => said.includes('refuse'))).toEqual([]);
  });
});

describe('the test itself', () => {
  it('finds a picture that tells', () => {
    const text = lessonSource('L09a-strict-remote.xml').text;
    const analysis = analyze(
      sourcesOf([text, lessonSource('H4-16cpu-2node.capabilities.xml').text]),
      choicesOf({}),
    );
    const threads = ['d0/vcpu:0'];
    expect(seenOf(analysis, [])).not.toEqual(seenOf(moved(analysis, threads), []));
  });
});
