/** Every lesson is a test: what its steps claim is what the core says, and everything they name is there. */
import { describe, expect, it } from 'vitest';
import type { Analysis, JudgedAnalysis } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import { agreementOf } from '../core/live/agreement.ts';
import { buildMapScene } from '../core/scene/build-map-scene.ts';
import { texts as exampleTexts } from '../examples/texts.ts';
import { approximateTextWidth } from '../render/text-width.ts';
import { sourcesOf } from '../testing/analyze-text.ts';
import { analysisWords } from '../words/analysis.ts';
import { glossary } from '../words/en/glossary.ts';
import { compareAnswers, cpusIn, readCpus, rightAnswer, slipIn } from './answers.ts';
import { catalog, lessonEntry } from './catalog.ts';
import { contradict } from './claims.ts';
import { findExcerpt } from './excerpts.ts';
import { lessonSource, ownTexts } from './lesson-sources.ts';
import type { LessonText, StepText } from './lesson-text.ts';
import type { Lesson, Step } from './lesson.ts';
import { readProse } from './prose.ts';
import { choicesOf } from './step-choices.ts';

interface Loaded {
  readonly id: string;
  readonly lesson: Lesson;
  readonly en: LessonText;
  readonly zh: LessonText;
}

const loaded: readonly Loaded[] = await Promise.all(
  catalog.map(async (entry) => ({
    id: entry.id,
    lesson: await entry.load(),
    en: await entry.loadText('en'),
    zh: await entry.loadText('zh-CN'),
  })),
);

const textOf = (key: string): string => lessonSource(key).text;

function analyzeStep(lesson: Lesson, step: Step): JudgedAnalysis {
  return analyze(sourcesOf((lesson.scenes[step.scene] ?? []).map(textOf)), choicesOf(step));
}

const known = new Map<string, JudgedAnalysis>();
function analysisOf(lesson: Lesson, id: string): JudgedAnalysis | undefined {
  const step = lesson.steps.find((candidate) => candidate.id === id);
  if (step === undefined) return undefined;
  const key = `${lesson.id} ${id}`;
  const analysis = known.get(key) ?? analyzeStep(lesson, step);
  known.set(key, analysis);
  return analysis;
}

function entitiesOf(analysis: Analysis): ReadonlySet<string> {
  const scene = buildMapScene(analysis, {
    labels: analysisWords('en').scene,
    textWidth: approximateTextWidth,
    aspect: 1.5,
  });
  return new Set([...scene.hostBoxes, ...scene.guestPanels, ...scene.threads].map(({ id }) => id));
}

describe('the curriculum', () => {
  it('has twelve lessons of five to eight steps, known by their numbers', () => {
    expect(loaded.map(({ id }) => id.slice(0, 2))).toEqual(
      Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0')),
    );
    for (const { id, lesson } of loaded) {
      expect(lesson.id).toBe(id);
      expect(lesson.steps.length, id).toBeGreaterThanOrEqual(5);
      expect(lesson.steps.length, id).toBeLessThanOrEqual(8);
      expect(new Set(lesson.steps.map((step) => step.id)).size, id).toBe(lesson.steps.length);
    }
    expect(lessonEntry('5')?.id).toBe('05-precedence');
    expect(lessonEntry('05')?.id).toBe('05-precedence');
    expect(lessonEntry('12-hotplug')?.id).toBe('12-hotplug');
    expect(lessonEntry('13')).toBeUndefined();
  });

  it('is listed as it is', () => {
    for (const [i, { title, steps }] of catalog.entries()) {
      const { lesson, en, zh } = loaded[i]!;
      expect(title).toEqual({ en: en.title, 'zh-CN': zh.title });
      expect(steps).toBe(lesson.steps.length);
    }
  });

  it('uses every text of its own, and carries none that the examples have', () => {
    const used = new Set(loaded.flatMap(({ lesson }) => Object.values(lesson.scenes).flat()));
    expect(Object.keys(ownTexts).filter((key) => !used.has(key))).toEqual([]);
    expect(Object.keys(ownTexts).filter((key) => key in exampleTexts)).toEqual([]);
    for (const key of used) expect(textOf(key).trim(), key).not.toBe('');
  });
});

describe.each(loaded)('$id', ({ lesson, en, zh }) => {
  it('shows each of its scenes', () => {
    const shown = new Set(lesson.steps.map(({ scene }) => scene));
    expect([...shown].sort()).toEqual(Object.keys(lesson.scenes).sort());
  });

  describe.each(lesson.steps.map((step): [string, Step] => [step.id, step]))('%s', (id, step) => {
    const analysis = analysisOf(lesson, id)!;

    it('claims what the core says', () => {
      expect(step.claims.length).toBeGreaterThan(0);
      expect(step.claims.flatMap((claim) => contradict(claim, analysis) ?? [])).toEqual([]);
    });

    it('names only what is in the picture', () => {
      const there = entitiesOf(analysis);
      const veil = step.veil === 'all' ? [] : (step.veil ?? []);
      const named = [...(step.lights ?? []), ...(step.reveals ?? []), ...veil];
      expect(named.filter((entity) => !there.has(entity))).toEqual([]);
    });

    it('shows lines that are in its texts', () => {
      for (const excerpt of step.excerpts ?? []) {
        expect(lesson.scenes[step.scene]).toContain(excerpt.text);
        const lines = findExcerpt(textOf(excerpt.text), excerpt);
        expect(lines?.length, excerpt.from).toBeGreaterThan(0);
        const marked = lines!.flatMap(({ parts }) => parts.filter(({ isMarked }) => isMarked));
        expect(new Set(marked.map(({ text }) => text))).toEqual(new Set(excerpt.mark));
      }
    });

    it('has an answer, and slips that are other answers', () => {
      const { predict } = step;
      if (predict === undefined) return;
      const right = rightAnswer(predict, {
        analysis,
        findings: analysis.findings,
        analysisOf: (other) => analysisOf(lesson, other),
      });
      expect(right).toBeDefined();
      expect(compareAnswers(right!, right!).isRight).toBe(true);
      if (predict.kind === 'one') expect(predict.options).toContain(predict.right);
      if (predict.kind === 'several')
        for (const option of predict.right) expect(predict.options).toContain(option);
      if (predict.kind !== 'cpus' && predict.kind !== 'threads') return;
      const there = entitiesOf(analysis);
      expect(right!.filter((entity) => !there.has(entity))).toEqual([]);
      expect(slipIn(predict, right!)).toBeUndefined();
      for (const slip of predict.slips ?? []) {
        const ids =
          predict.kind === 'threads'
            ? slip.answer.split(',').filter((entity) => entity !== '')
            : [...readCpus(slip.answer)!].flatMap(([first, last]) =>
                Array.from({ length: last - first + 1 }, (_, i) => `pcpu:${String(first + i)}`),
              );
        expect(
          ids.filter((entity) => !there.has(entity)),
          slip.id,
        ).toEqual([]);
        expect(slipIn(predict, ids)?.id).toBe(slip.id);
        if (predict.kind === 'cpus') expect(cpusIn(ids)).toEqual(readCpus(slip.answer));
      }
    });

    it('keeps its answer to itself: a thread that is asked for is veiled', () => {
      const { predict, veil = [] } = step;
      if (predict?.kind !== 'cpus' || !('thread' in predict.of)) return;
      const { thread } = predict.of;
      const veiled = step.veil === undefined || veil === 'all' || veil.includes(thread);
      expect(veiled).toBe(true);
      if (veil === 'all') return;
      // Nor may a neighbour with the same set under the same setting give it away.
      const threads = analysis.placements.flatMap((placement) => placement.threads);
      const asked = threads.find((candidate) => candidate.thread === thread)!;
      const twins = threads.filter(
        (other) =>
          other.source === asked.source && JSON.stringify(other.asked) === JSON.stringify(asked.asked),
      );
      const isGiven = twins.some((other) => other.thread !== thread && !veil.includes(other.thread));
      // Only where an earlier step has shown that one already.
      const earlier = lesson.steps.slice(0, lesson.steps.indexOf(step));
      if (isGiven)
        expect(
          earlier.some(({ scene, predict: asked }) => scene === step.scene || asked?.kind === 'cpus'),
        ).toBe(true);
    });

    it('prints on a real host what agrees with the analysis', () => {
      for (const { run, prints, where } of step.checks ?? []) {
        if (prints === undefined || where === 'guest') continue;
        const texts = (lesson.scenes[step.scene] ?? []).map(textOf);
        const pasted = analyze(sourcesOf([...texts, `$ ${run}\n${prints}\n`]), choicesOf(step));
        const added = pasted.observations.slice(analysis.observations.length);
        const threads = new Map(
          pasted.placements.flatMap((placement) =>
            placement.threads.map((thread) => [thread.thread, thread]),
          ),
        );
        for (const observation of added) {
          const placed = threads.get(observation.thread ?? '');
          if (placed !== undefined) expect(agreementOf(observation, placed), run).not.toBe('differs');
        }
        if (/^virsh (?:vcpupin|emulatorpin|iothreadinfo|vcpuinfo) \S+$/.test(run))
          expect(added.length, run).toBeGreaterThan(0);
      }
    });

    it.each([
      ['en', en],
      ['zh-CN', zh],
    ])('says everything it needs in %s', (_, text) => {
      const said: StepText = text.steps[id]!;
      expect(said.checks?.length).toBe(step.checks?.length);
      const all = [
        ...Object.values(said).flatMap((value: unknown) =>
          typeof value === 'string' ? [value] : Object.values(value as Record<string, string>),
        ),
      ];
      for (const prose of all) {
        expect(prose.trim()).toBe(prose);
        expect(prose).not.toBe('');
        for (const part of readProse(prose).flat()) {
          if (part.kind === 'term') expect(Object.keys(glossary), prose).toContain(part.id);
        }
      }
      for (const option of Object.keys(said.replies ?? {})) {
        const { predict } = step;
        const wrong = predict?.kind === 'one' && predict.options.includes(option) && predict.right !== option;
        expect(wrong, `reply to ${option}`).toBe(true);
      }
    });
  });

  it('has as many steps in every language', () => {
    const ids = lesson.steps.map((step) => step.id);
    expect(Object.keys(en.steps)).toEqual(ids);
    expect(Object.keys(zh.steps)).toEqual(ids);
  });
});
