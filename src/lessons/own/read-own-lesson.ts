/**
 * Somebody's own lesson: a JSON file (docs/lesson-format.md) read into a lesson like ours. Every field is checked, and what is
 * wrong is a value with its place; nothing in the file is ever run, and all of its words are text.
 */
import { eraIds } from '../../core/placement/eras.ts';
import { cgroupKinds } from '../../core/placement/choices.ts';
import { lensIds } from '../../core/lens/lens.ts';
import type { Language } from '../../words/language.ts';
import type { LessonText, StepText } from '../lesson-text.ts';
import type { Check, Excerpt, Lesson, Step } from '../lesson.ts';
import { Fields, isObject, join } from './fields.ts';
import type { Json } from './located-json.ts';
import { readLocatedJson } from './located-json.ts';
import type { OwnProblem } from './own-problem.ts';
import { inLanguage, wordsIn } from './own-words.ts';
import type { Words } from './own-words.ts';
import { readBoard } from './read-board.ts';
import { readPredict } from './read-predict.ts';

export const ownLessonLimits = {
  characters: 1_000_000,
  steps: 60,
  texts: 40,
  textCharacters: 500_000,
  title: 200,
  prose: 4000,
  list: 64,
} as const;

export interface OwnLesson {
  readonly lesson: Lesson;
  readonly texts: Readonly<Record<string, string>>;
  /** Offset in the file of what stands at a path. */
  placeOf(path: string): number;
  /** In the language asked for, else in the one that is there. */
  textIn(language: Language): LessonText;
}

export type OwnLessonReading =
  | { readonly ok: true; readonly own: OwnLesson }
  | { readonly ok: false; readonly problems: readonly OwnProblem[] };

const stepFields = [
  'id',
  'scene',
  'title',
  'say',
  'ask',
  'predict',
  'answer',
  'why',
  'notes',
  'lens',
  'era',
  'cgroup',
  'numad',
  'asLibvirt',
  'lights',
  'reveals',
  'veil',
  'board',
  'excerpts',
  'checks',
] as const;

export function readOwnLesson(text: string): OwnLessonReading {
  const failed = (problem: OwnProblem): OwnLessonReading => ({ ok: false, problems: [problem] });
  if (text.length > ownLessonLimits.characters)
    return failed({ kind: 'too-large', path: '', at: 0, params: { most: ownLessonLimits.characters } });
  const reading = readLocatedJson(text);
  if (!reading.ok) {
    const kind = reading.why === 'too-many' ? 'too-many-values' : reading.why;
    return failed({ kind, path: '', at: reading.at, params: {} });
  }
  const { value } = reading.json;
  if (!isObject(value) || value['format'] !== 'pinscope-lesson')
    return failed({ kind: 'not-a-lesson', path: '', at: 0, params: {} });
  if (value['version'] !== 1) {
    const at = reading.json.placeOf('version') ?? 0;
    return failed({
      kind: 'newer',
      path: 'version',
      at,
      params: { version: JSON.stringify(value['version'] ?? null) },
    });
  }
  const fields = new Fields(reading.json);
  const own = readLesson(value, fields, (path) => reading.json.placeOf(path) ?? 0);
  return fields.problems.length > 0 ? { ok: false, problems: fields.problems } : { ok: true, own };
}

function readLesson(
  value: Readonly<Record<string, Json>>,
  fields: Fields,
  placeOf: (path: string) => number,
): OwnLesson {
  fields.object(value, '', ['format', 'version', 'title', 'goal', 'minutes', 'texts', 'scenes', 'steps']);
  const title = wordsIn(value['title'], 'title', fields, ownLessonLimits.title) ?? {};
  const goal =
    value['goal'] === undefined ? {} : (wordsIn(value['goal'], 'goal', fields, ownLessonLimits.prose) ?? {});
  const minutes =
    value['minutes'] === undefined ? 20 : (fields.number(value['minutes'], 'minutes', 1, 600) ?? 20);
  const texts = readTexts(value['texts'], fields);
  const scenes = readScenes(value['scenes'], texts, fields);
  const read = fields
    .list(value['steps'], 'steps', 1, ownLessonLimits.steps)
    .flatMap((step, i) => readStep(step, `steps[${String(i)}]`, i, fields) ?? []);
  const ids = read.map(({ step }) => step.id);
  for (const [i, { step, path, hasScene }] of read.entries()) {
    if (ids.indexOf(step.id) !== i) fields.note(`${path}.id`, 'twice', { value: step.id });
    // One that is missing, or no text, has been told of.
    if (hasScene && !Object.hasOwn(scenes, step.scene))
      fields.note(`${path}.scene`, 'no-such-scene', { value: step.scene });
    const { predict } = step;
    if (predict?.kind === 'threads' && 'changedSince' in predict.of && !ids.includes(predict.of.changedSince))
      fields.note(`${path}.predict.of.changedSince`, 'no-such-step', { value: predict.of.changedSince });
  }
  return {
    lesson: { id: 'own', minutes, scenes, steps: read.map(({ step }) => step) },
    texts,
    placeOf,
    textIn: (language) => ({
      title: inLanguage(title, language),
      goal: inLanguage(goal, language),
      steps: Object.fromEntries(read.map(({ step, words }) => [step.id, words(language)])),
    }),
  };
}

function readTexts(value: Json | undefined, fields: Fields): Readonly<Record<string, string>> {
  const { texts, textCharacters } = ownLessonLimits;
  return Object.fromEntries(
    Object.entries(fields.record(value, 'texts', texts)).flatMap(([name, text]) => {
      const read = fields.text(text, join('texts', name), textCharacters);
      return read === undefined ? [] : [[name, read]];
    }),
  );
}

function readScenes(
  value: Json | undefined,
  texts: Readonly<Record<string, string>>,
  fields: Fields,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(fields.record(value, 'scenes', ownLessonLimits.steps)).map(([name, list]) => {
      const path = join('scenes', name);
      const keys = fields.texts(list, path, ownLessonLimits.texts, ownLessonLimits.title);
      for (const [i, key] of keys.entries())
        if (!Object.hasOwn(texts, key)) fields.note(`${path}[${String(i)}]`, 'no-such-text', { value: key });
      return [name, keys];
    }),
  );
}

interface ReadStep {
  readonly step: Step;
  readonly path: string;
  readonly hasScene: boolean;
  words(language: Language): StepText;
}

function readStep(value: Json, path: string, index: number, fields: Fields): ReadStep | undefined {
  const given = fields.object(value, path, stepFields);
  if (given === undefined) return undefined;
  const at = (field: string): string => `${path}.${field}`;
  const has = (field: string): boolean => given[field] !== undefined;
  const id = has('id') ? fields.text(given['id'], at('id'), 40) : `step-${String(index + 1)}`;
  if (id !== undefined && !/^[a-z0-9-]+$/.test(id)) fields.note(at('id'), 'bad-id', { value: id });
  const scene = fields.text(given['scene'], at('scene'), ownLessonLimits.title);
  const prose = (field: string): Words | undefined =>
    has(field) ? wordsIn(given[field], at(field), fields, ownLessonLimits.prose) : undefined;
  const title = wordsIn(given['title'], at('title'), fields, ownLessonLimits.title);
  const [say, ask, answer, why, notes] = ['say', 'ask', 'answer', 'why', 'notes'].map(prose);
  const predict = has('predict') ? readPredict(given['predict'], at('predict'), fields) : undefined;
  if (predict !== undefined && ask === undefined) fields.note(at('ask'), 'missing', { field: 'ask' });
  const checks = has('checks') ? readChecks(given['checks'], at('checks'), fields) : [];
  const entities = (field: string): readonly string[] =>
    fields.texts(given[field], at(field), ownLessonLimits.list, 64);
  const board = has('board') ? readBoard(given['board'], at('board'), fields) : undefined;
  const lens = has('lens') ? fields.oneOf(given['lens'], at('lens'), lensIds) : undefined;
  const era = has('era') ? fields.oneOf(given['era'], at('era'), eraIds) : undefined;
  const cgroup = has('cgroup') ? fields.oneOf(given['cgroup'], at('cgroup'), cgroupKinds) : undefined;
  const numad = has('numad') ? fields.text(given['numad'], at('numad'), 40) : undefined;
  if (has('asLibvirt') && given['asLibvirt'] !== true)
    fields.note(at('asLibvirt'), 'wrong-type', { wanted: 'true' });
  const step: Step = {
    id: id ?? '',
    scene: scene ?? '',
    claims: [],
    ...(predict === undefined ? {} : { predict: predict.predict }),
    ...(board === undefined ? {} : { board }),
    ...(lens === undefined ? {} : { lens }),
    ...(era === undefined ? {} : { era }),
    ...(cgroup === undefined ? {} : { cgroup }),
    ...(numad === undefined ? {} : { numad }),
    ...(given['asLibvirt'] === true ? { asLibvirt: true } : {}),
    ...(has('lights') ? { lights: entities('lights') } : {}),
    ...(has('reveals') ? { reveals: entities('reveals') } : {}),
    ...(has('veil') ? { veil: given['veil'] === 'all' ? 'all' : entities('veil') } : {}),
    ...(has('excerpts') ? { excerpts: readExcerpts(given['excerpts'], at('excerpts'), fields) } : {}),
    ...(checks.length === 0 ? {} : { checks: checks.map(({ check }) => check) }),
  };
  return {
    step,
    path,
    hasScene: scene !== undefined,
    words: (language) => ({
      title: inLanguage(title, language),
      say: inLanguage(say, language),
      answer: inLanguage(answer, language),
      why: inLanguage(why, language),
      notes: inLanguage(notes, language),
      ...(ask === undefined ? {} : { ask: inLanguage(ask, language) }),
      ...(predict === undefined ? {} : predict.words(language)),
      ...(checks.length === 0 ? {} : { checks: checks.map(({ says }) => inLanguage(says, language)) }),
    }),
  };
}

function readChecks(
  value: Json | undefined,
  path: string,
  fields: Fields,
): readonly { check: Check; says: Words | undefined }[] {
  return fields.list(value, path, 0, 12).flatMap((item, i) => {
    const at = `${path}[${String(i)}]`;
    const given = fields.object(item, at, ['run', 'prints', 'says', 'where']);
    const run = fields.text(given?.['run'], `${at}.run`, 1000);
    if (given === undefined || run === undefined) return [];
    const prints =
      given['prints'] === undefined ? undefined : fields.text(given['prints'], `${at}.prints`, 4000);
    const where =
      given['where'] === undefined
        ? undefined
        : fields.oneOf(given['where'], `${at}.where`, ['host', 'guest']);
    const says =
      given['says'] === undefined
        ? undefined
        : wordsIn(given['says'], `${at}.says`, fields, ownLessonLimits.prose);
    return [
      {
        check: {
          run,
          ...(prints === undefined ? {} : { prints }),
          ...(where === undefined ? {} : { where }),
        },
        says,
      },
    ];
  });
}

function readExcerpts(value: Json | undefined, path: string, fields: Fields): readonly Excerpt[] {
  return fields.list(value, path, 0, 6).flatMap((item, i) => {
    const at = `${path}[${String(i)}]`;
    const given = fields.object(item, at, ['text', 'from', 'to', 'mark']);
    const text = fields.text(given?.['text'], `${at}.text`, ownLessonLimits.title);
    const from = fields.text(given?.['from'], `${at}.from`, 400);
    if (given === undefined || text === undefined || from === undefined) return [];
    const to = given['to'] === undefined ? undefined : fields.text(given['to'], `${at}.to`, 400);
    const mark =
      given['mark'] === undefined
        ? undefined
        : fields.texts(given['mark'], `${at}.mark`, 12, 400).filter((part) => part !== '');
    return [{ text, from, ...(to === undefined ? {} : { to }), ...(mark === undefined ? {} : { mark }) }];
  });
}
