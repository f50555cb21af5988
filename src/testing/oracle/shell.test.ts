/** Real bash decides what loops run: scripts that set variables and go round, and what they run in which order. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newLoopBudget } from '../../core/intake/loop-budget.ts';
import { unrollLoops } from '../../core/intake/shell-loops.ts';

const number = fc.constantFrom('0', '1', '2', '7', '10');
/** Those hold numbers, `list` several words. */
const name = fc.constantFrom('a', 'b');
const sum = fc
  .tuple(fc.constantFrom('a', '$b', '3'), fc.constantFrom('+', '-', '*'), fc.constantFrom('2', 'b'))
  .map((parts) => `$((${parts.join('')}))`);
const argument = fc.oneof(
  number,
  sum,
  fc.constantFrom('$a', '${b}', '"$a"', 'x$a', '$a,$b', '${all[1]}', '"$list"', "'$a'", '$x', '$list'),
);
const item = fc.oneof(
  number,
  sum,
  fc.constantFrom(
    '$list',
    '"$list"',
    '{0..2}',
    '{4..0..2}',
    'p{1,3}',
    '$(seq 0 2)',
    '${all[@]}',
    '"${all[@]}"',
    '"q r"',
  ),
);
const items = fc.array(item, { minLength: 1, maxLength: 3 }).map((some) => some.join(' '));
const { script } = fc.letrec<{ statement: string; script: string }>((tie) => ({
  statement: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.array(argument, { minLength: 1, maxLength: 3 }).map((some) => `run ${some.join(' ')}`),
    fc.tuple(name, fc.oneof(number, sum)).map(([to, value]) => `${to}=${value}`),
    fc.tuple(name, fc.constantFrom('++', '+=2', '=3')).map(([to, how]) => `((${to}${how}))`),
    items.map((some) => `all=(0 1 ${some})`),
    fc.constantFrom('list="5 6"', 'list="2 4 6"', 'break', 'continue', 'if [ $a = 2 ]; then break; fi'),
    fc.tuple(items, tie('script')).map(([some, body]) => `for x in ${some}; do ${body}; done`),
    tie('script').map((body) => `for ((i=0; i<2; i++)); do run $i; ${body}; done`),
    tie('script').map((body) => `if [ $b = 1 ]; then ${body}; else run e; fi`),
    tie('script').map((body) => `case $a in 1) ${body};; *) run s;; esac`),
    tie('script').map((body) => `{ ${body}; }`),
  ),
  script: fc.array(tie('statement'), { minLength: 1, maxLength: 3 }).map((some) => some.join('; ')),
}));

/** Of one script: loops within each other may count with one variable, and never end. */
const most = 400;

/** Each script's commands, as their words. */
function runByBash(scripts: readonly string[]): readonly (readonly string[])[] {
  const inner = scripts.map((one) => `( ${one}\n) 2>&-; echo`).join('\n');
  const { stdout } = spawnSync('bash', {
    input: `run() { ((++n > ${most})) && exit; printf '%s ' run "$@"; echo; }\n${inner}`,
    encoding: 'utf8',
    timeout: 30_000,
    maxBuffer: 1 << 28,
  });
  return stdout.split(/^\n/m).map((part) => part.split('\n').flatMap((line) => wordsOf(line) ?? []));
}

/** Undefined: no such command, or one that is not known. */
function wordsOf(text: string): string | undefined {
  return /^run\s/.test(text) ? text.replace(/["']/g, '').trim().replace(/\s+/g, ' ') : undefined;
}

it.skipIf(spawnSync('bash', ['-c', ':']).status !== 0)(
  'what loops are said to run for certain bash runs in that order, and where all is certain nothing else',
  () => {
    const scripts = fc
      .sample(script, { numRuns: 3000, seed: 12 })
      .map((one) => `a=1; b=2; list="2 4"; all=(5 6 "7 8"); ${one}`);
    const theirs = runByBash(scripts);
    let certain = 0;
    const wrong = scripts.flatMap((text, i) => {
      const commands = unrollLoops(text, newLoopBudget());
      const isKnown = (one: (typeof commands)[number]): boolean =>
        one.doubt === undefined && !/[$`]/.test(one.text.replace(/'[^']*'/g, ''));
      const ours = commands.filter(isKnown).flatMap((one) => wordsOf(one.text) ?? []);
      const ran = theirs[i] ?? [];
      if (ran.length === most) return [];
      if (commands.every(isKnown)) {
        certain++;
        return ours.join('\n') === ran.join('\n') ? [] : [{ text, ours, ran }];
      }
      let at = 0;
      for (const one of ran) if (one === ours[at]) at++;
      return at === ours.length ? [] : [{ text, ours, ran }];
    });
    expect(certain).toBeGreaterThan(500);
    expect(wrong.slice(0, 6), `${wrong.length} of ${scripts.length}`).toEqual([]);
  },
  60_000,
);
