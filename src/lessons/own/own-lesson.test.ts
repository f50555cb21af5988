import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultChoices } from '../../core/analysis.ts';
import { analyze } from '../../core/analyze.ts';
import { numactlText } from '../../synthetic-hosts/host-text.ts';
import { ownLesson as chinese } from '../../words/zh-CN/own-lesson.ts';
import { ownLesson as english } from '../../words/en/own-lesson.ts';
import { checkOwnLesson } from './check-own-lesson.ts';
import { readLocatedJson } from './located-json.ts';
import type { OwnProblem } from './own-problem.ts';
import { ownLessonLimits, readOwnLesson } from './read-own-lesson.ts';
import { writeOwnLesson } from './write-own-lesson.ts';
import type { RecordedStep } from './write-own-lesson.ts';

const xml =
  "<domain type='kvm'><name>mine</name><vcpu cpuset='0-2'>2</vcpu><cputune><vcpupin vcpu='0' cpuset='3'/></cputune></domain>";
const host = numactlText('node:2 core:2 pu:1');

const good = {
  format: 'pinscope-lesson',
  version: 1,
  title: { en: 'Mine', 'zh-CN': '我的' },
  goal: 'Know it.',
  minutes: 5,
  texts: { 'vm.xml': xml, host },
  scenes: { first: ['vm.xml', 'host'] },
  steps: [
    {
      id: 'where',
      scene: 'first',
      title: 'Where?',
      say: 'Look.',
      ask: 'Where may vCPU 1 run?',
      predict: { kind: 'cpus', of: { thread: 'd0/vcpu:1' }, slips: [{ answer: '0-3', says: 'Not all.' }] },
      veil: ['d0/vcpu:1'],
      lights: ['d0/vcpu:1', 'pcpu:0', 'node:1'],
      answer: '0-2',
      why: 'cpuset',
      notes: 'Wait.',
      excerpts: [{ text: 'vm.xml', from: '<domain', mark: ["cpuset='0-2'"] }],
      checks: [{ run: 'virsh vcpupin mine', prints: ' 1  0-2', says: 'So.' }],
    },
    {
      scene: 'first',
      title: 'Which?',
      ask: 'Which?',
      predict: {
        kind: 'one',
        options: [
          { text: 'this', right: true },
          { text: 'that', reply: 'No.' },
        ],
      },
      answer: 'this',
      why: 'so',
      era: 'before-2012',
      lens: 'memory',
      cgroup: 'v1',
      numad: '0',
      asLibvirt: true,
    },
    {
      scene: 'first',
      title: 'Who?',
      ask: 'Who changes?',
      predict: { kind: 'threads', of: { changedSince: 'where' } },
      board: { kind: 'bitmap', cpuset: '1-4,^2', cpus: 8, stage: 'bytes' },
    },
  ],
};

const textOf = (value: unknown): string => JSON.stringify(value, undefined, 2);

function problemsOf(value: unknown): readonly string[] {
  const reading = readOwnLesson(typeof value === 'string' ? value : textOf(value));
  const problems = reading.ok ? checkOwnLesson(reading.own, analyze) : reading.problems;
  for (const problem of problems) {
    // Each can be said, in both languages.
    for (const words of [english, chinese]) expect(sentence(words.problems, problem)).not.toBe('');
  }
  return problems.map(({ kind, path }) => `${path}: ${kind}`);
}

function sentence(words: typeof english.problems, { kind, params }: OwnProblem): string {
  return (words[kind] as (given: typeof params) => string)(params);
}

/** The good lesson as the tests spoil it: any field may become anything. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a type would forbid the very mistakes that are tried
type Spoilt = any;

/** The good lesson with one thing changed. */
function changed(change: (lesson: Spoilt) => void): unknown {
  const copy: unknown = structuredClone(good);
  change(copy);
  return copy;
}

describe('an own lesson', () => {
  it('is read into a lesson like ours', () => {
    const reading = readOwnLesson(textOf(good));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect(checkOwnLesson(reading.own, analyze)).toEqual([]);
    const { lesson, textIn } = reading.own;
    expect(lesson.steps.map(({ id }) => id)).toEqual(['where', 'step-2', 'step-3']);
    expect(lesson.steps[1]).toMatchObject({
      era: 'before-2012',
      lens: 'memory',
      cgroup: 'v1',
      numad: '0',
      asLibvirt: true,
    });
    expect(textIn('zh-CN').title).toBe('我的');
    expect(textIn('en').title).toBe('Mine');
    expect(textIn('zh-CN').steps['where']).toMatchObject({
      title: 'Where?',
      slips: { 'slip-1': 'Not all.' },
      checks: ['So.'],
    });
    expect(textIn('en').steps['step-2']).toMatchObject({
      options: { 'option-1': 'this' },
      replies: { 'option-2': 'No.' },
    });
  });

  it.each<[string, (lesson: Spoilt) => unknown, string]>([
    ['a title', (l) => delete l.title, 'title: missing'],
    ['a title that is a number', (l) => (l.title = 5), 'title: wrong-type'],
    ['a title that is too long', (l) => (l.title = 'x'.repeat(201)), 'title: too-long'],
    ['a language that is not known', (l) => (l.title = { fr: 'x' }), 'title.fr: unknown'],
    ['a title in no language', (l) => (l.title = {}), 'title: missing'],
    ['a goal', (l) => (l.goal = []), 'goal: wrong-type'],
    ['minutes', (l) => (l.minutes = 0), 'minutes: out-of-range'],
    ['minutes that are no number', (l) => (l.minutes = '5'), 'minutes: wrong-type'],
    ['texts', (l) => (l.texts = []), 'texts: wrong-type'],
    ['a text', (l) => (l.texts['vm.xml'] = null), 'texts.vm.xml: wrong-type'],
    [
      'a scene with a text that is not there',
      (l) => (l.scenes.first[0] = 'other'),
      'scenes.first[0]: no-such-text',
    ],
    ['a scene that is no list', (l) => (l.scenes.first = 'vm.xml'), 'scenes.first: wrong-type'],
    ['steps', (l) => (l.steps = []), 'steps: too-few'],
    ['too many steps', (l) => (l.steps.length = 61), 'steps: too-many'],
    ['a step that is no object', (l) => (l.steps[0] = 'x'), 'steps[0]: wrong-type'],
    ['an unknown field', (l) => (l.steps[0].titel = 'x'), 'steps[0].titel: unknown'],
    ['an unknown field of the lesson', (l) => (l.step = []), 'step: unknown'],
    ['an id', (l) => (l.steps[0].id = 'Where?'), 'steps[0].id: bad-id'],
    ['an id twice', (l) => (l.steps[1].id = 'where'), 'steps[1].id: twice'],
    ['a scene', (l) => (l.steps[0].scene = 'second'), 'steps[0].scene: no-such-scene'],
    ['a scene of no name', (l) => (l.steps[0].scene = ''), 'steps[0].scene: no-such-scene'],
    [
      'a scene that every object of the language has',
      (l) => (l.steps[0].scene = 'constructor'),
      'steps[0].scene: no-such-scene',
    ],
    ['a step without a scene, once', (l) => delete l.steps[0].scene, 'steps[0].scene: missing'],
    ['a lesson without texts', (l) => delete l.texts, 'texts: missing'],
    ['a lens', (l) => (l.steps[0].lens = 'x-ray'), 'steps[0].lens: not-one-of'],
    ['an era', (l) => (l.steps[0].era = '1999'), 'steps[0].era: not-one-of'],
    ['a cgroup', (l) => (l.steps[0].cgroup = 3), 'steps[0].cgroup: not-one-of'],
    ['numad', (l) => (l.steps[0].numad = 1), 'steps[0].numad: wrong-type'],
    ['asLibvirt', (l) => (l.steps[0].asLibvirt = 'yes'), 'steps[0].asLibvirt: wrong-type'],
    ['lights', (l) => (l.steps[0].lights = 'all'), 'steps[0].lights: wrong-type'],
    [
      'an entity that is not in the picture',
      (l) => (l.steps[0].lights = ['d0/vcpu:9']),
      'steps[0].lights[0]: no-such-entity',
    ],
    [
      'an entity that is veiled',
      (l) => (l.steps[0].veil = ['d1/emulator']),
      'steps[0].veil[0]: no-such-entity',
    ],
    ['a kind of question', (l) => (l.steps[0].predict.kind = 'essay'), 'steps[0].predict.kind: not-one-of'],
    ['a question without words', (l) => delete l.steps[0].ask, 'steps[0].ask: missing'],
    [
      'a thread that is not there',
      (l) => (l.steps[0].predict.of.thread = 'd0/vcpu:7'),
      'steps[0].predict.of.thread: no-such-entity',
    ],
    [
      'a slip that is no list',
      (l) => (l.steps[0].predict.slips[0].answer = '0-'),
      'steps[0].predict.slips[0].answer: not-a-cpuset',
    ],
    [
      'no right option',
      (l) => delete l.steps[1].predict.options[0].right,
      'steps[1].predict.options: one-right',
    ],
    [
      'two right options',
      (l) => (l.steps[1].predict.options[1].right = true),
      'steps[1].predict.options: one-right',
    ],
    ['one option', (l) => (l.steps[1].predict.options.length = 1), 'steps[1].predict.options: too-few'],
    [
      'a right that is not true',
      (l) => (l.steps[1].predict.options[1].right = 'no'),
      'steps[1].predict.options[1].right: wrong-type',
    ],
    [
      'a step that nothing can be compared with',
      (l) => (l.steps[2].predict.of.changedSince = 'never'),
      'steps[2].predict.of.changedSince: no-such-step',
    ],
    ['a board', (l) => (l.steps[2].board.kind = 'black'), 'steps[2].board.kind: not-one-of'],
    [
      'a board of too many CPUs',
      (l) => (l.steps[2].board.cpus = 100_000),
      'steps[2].board.cpus: out-of-range',
    ],
    [
      'an excerpt of another text',
      (l) => (l.steps[0].excerpts[0].text = 'x'),
      'steps[0].excerpts[0].text: no-such-text',
    ],
    [
      'an excerpt that is not there',
      (l) => (l.steps[0].excerpts[0].from = '<nothing'),
      'steps[0].excerpts[0].from: no-such-line',
    ],
    ['a command', (l) => (l.steps[0].checks[0].run = 7), 'steps[0].checks[0].run: wrong-type'],
    [
      'a place for a command',
      (l) => (l.steps[0].checks[0].where = 'moon'),
      'steps[0].checks[0].where: not-one-of',
    ],
    [
      'texts of which nothing can be drawn',
      (l) => (l.texts = { 'vm.xml': 'x', host: 'y' }),
      'steps[0].scene: no-picture',
    ],
  ])('names what is wrong: %s', (_, change, expected) => {
    expect(problemsOf(changed(change))).toContain(expected);
  });

  it.each<[string, string, string]>([
    ['nothing', '', ': syntax'],
    ['no JSON', 'hello', ': syntax'],
    ['broken off', textOf(good).slice(0, 300), ': syntax'],
    ['a comma too many', '{"format":"pinscope-lesson",}', ': syntax'],
    ['a list', '[]', ': not-a-lesson'],
    ['another format', '{"format":"other"}', ': not-a-lesson'],
    ['a later version', '{"format":"pinscope-lesson","version":2}', 'version: newer'],
    ['brackets without end', '['.repeat(50_000), ': too-deep'],
    ['values without end', `[${'1,'.repeat(30_000)}1]`, ': too-many-values'],
    [
      'too much',
      `{"format":"pinscope-lesson","x":"${'x'.repeat(ownLessonLimits.characters)}"}`,
      ': too-large',
    ],
  ])('is refused when it is %s', (_, text, expected) => {
    expect(problemsOf(text)).toEqual([expected]);
  });

  it('tells the place of a fault', () => {
    const text =
      '{\n  "format": "pinscope-lesson",\n  "version": 1,\n  "title": 5,\n  "texts": {}, "scenes": {}, "steps": 3\n}';
    const reading = readOwnLesson(text);
    const places = reading.ok
      ? []
      : reading.problems.map(({ path, at }) => `${path} ${text.slice(at, at + 1)}`);
    expect(places).toEqual(['title 5', 'steps 3']);
    const broken = readLocatedJson('{"a": [1, 2,, 3]}');
    expect(broken).toEqual({ ok: false, why: 'syntax', at: 12 });
  });

  it('holds markup and names of objects as text', () => {
    const evil = '<img src=x onerror=alert(1)>';
    const reading = readOwnLesson(
      textOf(
        changed((l) => {
          l.title = evil;
          l.steps[0].say = evil;
        }),
      ).replace('"goal"', '"__proto__": {"polluted": true}, "goal"'),
    );
    expect(reading.ok ? [] : reading.problems.map(({ path, kind }) => `${path}: ${kind}`)).toEqual([
      '__proto__: unknown',
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.json().map((json) => `{"format":"pinscope-lesson","version":1,"steps":${json}}`),
        ),
        (text) => {
          const reading = readOwnLesson(text);
          expect(reading.ok).toBe(false);
        },
      ),
    );
  });

  it('reads JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        const reading = readLocatedJson(text);
        expect(reading.ok && JSON.stringify(reading.json.value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        expect(readLocatedJson(text).ok).toBe(parses);
      }),
    );
  });
});

describe('a recorded lesson', () => {
  const step = (more: Partial<RecordedStep>): RecordedStep => ({
    title: 'One',
    say: 'See',
    ask: 'Where?',
    answer: 'There',
    why: 'So',
    notes: '',
    sources: [
      { name: 'vm.xml', text: xml },
      { name: '', text: host },
    ],
    choices: defaultChoices,
    lens: 'source',
    lights: [],
    question: undefined,
    ...more,
  });

  it('is a file that opens again', () => {
    const file = writeOwnLesson('Recorded', [
      step({ lights: ['d0/vcpu:1'] }),
      step({ question: { kind: 'cpus', thread: 'd0/vcpu:1' }, lights: ['d0/vcpu:1'] }),
      step({
        question: { kind: 'threads', cpu: 3 },
        choices: { ...defaultChoices, era: 'before-2012', cgroup: 'v1', numad: '0' },
      }),
      step({
        question: {
          kind: 'one',
          options: [
            { text: 'a', isRight: false },
            { text: 'b', isRight: true },
          ],
        },
        sources: [
          { name: 'vm.xml', text: xml.replace('0-2', '1-2') },
          { name: '', text: host },
        ],
        lens: 'load',
      }),
    ]);
    const reading = readOwnLesson(file);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    expect(checkOwnLesson(reading.own, analyze)).toEqual([]);
    expect(Object.keys(reading.own.texts)).toEqual(['vm.xml', 'text', 'vm.xml (2)']);
    expect(reading.own.lesson.steps.map(({ scene }) => scene)).toEqual([
      'scene-1',
      'scene-1',
      'scene-1',
      'scene-2',
    ]);
    expect(reading.own.lesson.steps[2]).toMatchObject({
      era: 'before-2012',
      cgroup: 'v1',
      numad: '0',
      veil: 'all',
    });
  });
});

describe('the documented lesson', () => {
  const markdown = readFileSync('docs/lesson-format.md', 'utf8');

  it('opens, and has an answer to every question', () => {
    const json = /```json\n([\s\S]*?)```/.exec(markdown)?.[1] ?? '';
    const reading = readOwnLesson(json);
    if (!reading.ok) expect.fail(JSON.stringify(reading.problems));
    expect(checkOwnLesson(reading.own, analyze)).toEqual([]);
  });

  it('describes every field and every value that is taken', () => {
    const refused = readOwnLesson(
      JSON.stringify({
        ...good,
        steps: [{ ...good.steps[0], lens: 'x', era: 'x', cgroup: 'x', predict: { kind: 'x' } }],
      }),
    );
    if (refused.ok) expect.fail('these values are taken');
    const known = refused.problems.flatMap(({ params }) => ('known' in params ? params.known : []));
    expect(known.length).toBeGreaterThan(10);
    for (const value of known) expect(markdown).toContain(`"${value}"`);
  });
});
