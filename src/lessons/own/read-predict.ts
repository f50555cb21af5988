/** A question of somebody's own: what is asked for, and, where the core does not know it, what is right. */
import { pinningSources } from '../../core/placement/placement.ts';
import type { RuleId } from '../../core/findings/finding.ts';
import type { Language } from '../../words/language.ts';
import { readCpus } from '../answers.ts';
import type { CpusOf, Predict, Slip, ThreadsOf } from '../lesson.ts';
import type { StepText } from '../lesson-text.ts';
import type { Fields } from './fields.ts';
import type { Json } from './located-json.ts';
import { inLanguage, wordsIn } from './own-words.ts';
import type { Words } from './own-words.ts';

export interface ReadPredict {
  readonly predict: Predict;
  words(language: Language): Pick<StepText, 'options' | 'replies' | 'slips'>;
}

const kinds = ['cpus', 'threads', 'one', 'several'] as const;
const longest = 400;
const mostOptions = 12;

export function readPredict(value: Json | undefined, path: string, fields: Fields): ReadPredict | undefined {
  const given = fields.object(value, path, ['kind', 'of', 'slips', 'options']);
  if (given === undefined) return undefined;
  const kind = fields.oneOf(given['kind'], `${path}.kind`, kinds);
  if (kind === undefined) return undefined;
  if (kind === 'one' || kind === 'several')
    return readOptions(kind, given['options'], `${path}.options`, fields);
  const slips = given['slips'] === undefined ? [] : readSlips(kind, given['slips'], `${path}.slips`, fields);
  const said = (language: Language): Pick<StepText, 'slips'> => ({
    slips: Object.fromEntries(slips.map(({ slip, says }) => [slip.id, inLanguage(says, language)])),
  });
  const listed = slips.length === 0 ? {} : { slips: slips.map(({ slip }) => slip) };
  if (kind === 'cpus') {
    const of = readCpusOf(given['of'], `${path}.of`, fields);
    return of === undefined ? undefined : { predict: { kind, of, ...listed }, words: said };
  }
  const of = readThreadsOf(given['of'], `${path}.of`, fields);
  return of === undefined ? undefined : { predict: { kind, of, ...listed }, words: said };
}

function readOptions(
  kind: 'one' | 'several',
  value: Json | undefined,
  path: string,
  fields: Fields,
): ReadPredict {
  const options = fields.list(value, path, 2, mostOptions).flatMap((item, i) => {
    const at = `${path}[${String(i)}]`;
    const given = fields.object(item, at, ['text', 'right', 'reply']);
    if (given === undefined) return [];
    if (given['right'] !== undefined && given['right'] !== true)
      fields.note(`${at}.right`, 'wrong-type', { wanted: 'true' });
    return [
      {
        id: `option-${String(i + 1)}`,
        text: wordsIn(given['text'], `${at}.text`, fields, longest),
        isRight: given['right'] === true,
        reply:
          given['reply'] === undefined ? undefined : wordsIn(given['reply'], `${at}.reply`, fields, longest),
      },
    ];
  });
  const right = options.filter(({ isRight }) => isRight).map(({ id }) => id);
  if (kind === 'one' && options.length > 0 && right.length !== 1)
    fields.note(path, 'one-right', { count: right.length });
  const ids = options.map(({ id }) => id);
  return {
    predict: kind === 'one' ? { kind, options: ids, right: right[0] ?? '' } : { kind, options: ids, right },
    words: (language) => ({
      options: Object.fromEntries(options.map(({ id, text }) => [id, inLanguage(text, language)])),
      replies: Object.fromEntries(
        options.flatMap(({ id, reply }) => (reply === undefined ? [] : [[id, inLanguage(reply, language)]])),
      ),
    }),
  };
}

function readSlips(
  kind: 'cpus' | 'threads',
  value: Json | undefined,
  path: string,
  fields: Fields,
): readonly { readonly slip: Slip; readonly says: Words | undefined }[] {
  return fields.list(value, path, 0, mostOptions).flatMap((item, i) => {
    const at = `${path}[${String(i)}]`;
    const given = fields.object(item, at, ['answer', 'says']);
    const answer = fields.text(given?.['answer'], `${at}.answer`, longest);
    if (given === undefined || answer === undefined) return [];
    if (kind === 'cpus' && readCpus(answer) === undefined)
      fields.note(`${at}.answer`, 'not-a-cpuset', { value: answer });
    const says = wordsIn(given['says'], `${at}.says`, fields, longest);
    return [{ slip: { id: `slip-${String(i + 1)}`, answer }, says }];
  });
}

function readCpusOf(value: Json | undefined, path: string, fields: Fields): CpusOf | undefined {
  const given = fields.object(value, path, ['thread', 'siblingsOf', 'node']);
  if (given === undefined) return undefined;
  if (given['siblingsOf'] !== undefined) {
    const siblingsOf = fields.number(given['siblingsOf'], `${path}.siblingsOf`, 0, 65535);
    return siblingsOf === undefined ? undefined : { siblingsOf };
  }
  if (given['node'] !== undefined) {
    const node = fields.number(given['node'], `${path}.node`, 0, 65535);
    return node === undefined ? undefined : { node };
  }
  const thread = fields.text(given['thread'], `${path}.thread`, 64);
  return thread === undefined ? undefined : { thread };
}

function readThreadsOf(value: Json | undefined, path: string, fields: Fields): ThreadsOf | undefined {
  const given = fields.object(value, path, [
    'mayRunOn',
    'source',
    'farFromMemory',
    'finding',
    'changedSince',
  ]);
  if (given === undefined) return undefined;
  if (given['source'] !== undefined) {
    const source = fields.oneOf(given['source'], `${path}.source`, pinningSources);
    return source === undefined ? undefined : { source };
  }
  if (given['farFromMemory'] !== undefined) {
    if (given['farFromMemory'] === true) return { farFromMemory: true };
    fields.note(`${path}.farFromMemory`, 'wrong-type', { wanted: 'true' });
    return undefined;
  }
  if (given['finding'] !== undefined) {
    const finding = fields.text(given['finding'], `${path}.finding`, 64);
    // A rule that there is not finds nothing, which the entities then show.
    return finding === undefined ? undefined : { finding: finding as RuleId };
  }
  if (given['changedSince'] !== undefined) {
    const changedSince = fields.text(given['changedSince'], `${path}.changedSince`, 40);
    return changedSince === undefined ? undefined : { changedSince };
  }
  const mayRunOn = fields.number(given['mayRunOn'], `${path}.mayRunOn`, 0, 65535);
  return mayRunOn === undefined ? undefined : { mayRunOn };
}
