import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './shell-arithmetic.ts';
import { BlockEnds, withoutPrompts } from './find-blocks.ts';
import { newLoopBudget } from './loop-budget.ts';
import { unrollLoops } from './shell-loops.ts';
import { splitStatements } from './shell-statements.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';

const endOfLoop = (text: string, from: number) => new BlockEnds(text).endFrom(from);
const unroll = (text: string) => unrollLoops(text, newLoopBudget());
const run = (text: string): readonly string[] => unroll(text).map((one) => one.text);
/** Without what is told of, and not run. */
const runs = (text: string): number => unroll(text).filter(({ doubt }) => doubt !== 'too-many').length;

describe('arithmetic', () => {
  const variables: Readonly<Record<string, string>> = { i: '3', n: '-2', bad: 'x', zero: '0', old: '010' };
  it.each([
    ['i+4', 7],
    ['2*i+1', 7],
    ['(i%2)*8', 8],
    ['i*2-1', 5],
    ['7/2', 3],
    ['-7/2', -3],
    ['-7%2', -1],
    ['1<<i', 8],
    ['2+3*4-1', 13],
    ['n - -n', -4],
    ['((((i))))', 3],
    ['i/zero', undefined],
    ['bad+1', undefined],
    ['gone', undefined],
    ['old', undefined],
    ['', undefined],
    ['1+', undefined],
    ['(1', undefined],
    ['2147483648*2', undefined],
    ['i==3', undefined],
    [`1${'+1'.repeat(200)}`, undefined],
  ])('%s', (text, value) => {
    expect(evaluate(text, (name) => variables[name])).toBe(value);
  });
});

describe('loops', () => {
  it.each([
    ['for i in 0 1 3; do run $i; done', ['run 0', 'run 1', 'run 3']],
    ['for i in {0..2}; do run $i $((i+4)); done', ['run 0 4', 'run 1 5', 'run 2 6']],
    ['for i in {0..4..2} 9; do run ${i}; done', ['run 0', 'run 2', 'run 4', 'run 9']],
    ['for i in {2..0}; do run $i; done', ['run 2', 'run 1', 'run 0']],
    ['for i in $(seq 0 2); do run $i; done', ['run 0', 'run 1', 'run 2']],
    ['for i in `seq 2`; do run $i; done', ['run 1', 'run 2']],
    ['for i in $(seq 4 -2 0); do run $i; done', ['run 4', 'run 2', 'run 0']],
    ['for d in a{1,2} "b c"; do run "$d"; done', ['run "a1"', 'run "a2"', 'run "b c"']],
    ['for ((i=0; i<6; i+=2)); do run $i; done', ['run 0', 'run 2', 'run 4']],
    ['for (( i = 3 ; i >= 2 ; i-- )); do run $i; done', ['run 3', 'run 2']],
    ['for i in 0 1\ndo\n  run $i # why\n  again $i\ndone', ['run 0', 'again 0', 'run 1', 'again 1']],
    ['for a in x y; do for b in 0 1; do run $a$b; done; done', ['run x0', 'run x1', 'run y0', 'run y1']],
    ['c=(4 6 8)\nfor i in 0 1 2; do run ${c[$i]}; done', ['run 4', 'run 6', 'run 8']],
    ['c=(4 6)\nfor i in ${!c[@]}; do run $i ${c[i]}; done', ['run 0 4', 'run 1 6']],
    ['c=(4 6); for n in "${c[@]}"; do run $n; done', ['run 4', 'run 6']],
    ['N=2; for i in $(seq 0 $N); do run $i; done', ['run 0', 'run 1', 'run 2']],
    ['c=8\nfor i in 0 1; do run $i $c; c=$((c+2)); done', ['run 0 8', 'run 1 10']],
    ['c=8; for i in 0 1; do run $c; ((c++)); done', ['run 8', 'run 9']],
    ['c=8; for i in 0 1; do let c+=i; run $c; done', ['run 8', 'run 9']],
    ['for i in 0 1; do run $(expr $i \\* 2); done', ['run 0', 'run 2']],
    ['for i in 0 1; do run $[i+1]; done', ['run 1', 'run 2']],
    ["for i in 0; do run '$i'; done", ["run '$i'"]],
    ['for i in 1; do run a \\\n  $i; done', ['run a     1']],
    ['for i in 0 1; do a $i && b $i || c; done', ['a 0', 'b 0', 'c', 'a 1', 'b 1', 'c']],
    // What may have been set, or not, is not known any more.
    ['c=4; if [ -f x ]; then c=5; run $c; fi; run $c', ['run 5', 'run $c']],
    ['c=4; if [ -f x ]; then c=5; else run $c; fi', ['run 4']],
    ['c=4; case $x in a) c=5 ;; b) run $c ;; esac; run $c', ['run 4', 'run $c']],
    ['c=4; while [ $c -lt 9 ]; do run $c; c=$((c+1)); done; run $c', ['run $c', 'run $c']],
    ['c=4; for d in $(ls); do c=5; run $c; done; run $c', ['run 5', 'run $c']],
    ['c=4; test -f x && c=5; run $c', ['run $c']],
    ['c=4; a || { c=5; run $c; }; run $c', ['a', 'run 5', 'run $c']],
    ['c=4; test -f x && for c in 5 6; do run $c; done; run $c', ['run 5', 'run 6', 'run $c']],
    ['for i in 0 1; do c=4; if [ $i = 1 ]; then c=5; fi; run $c; done', ['run $c', 'run $c']],
    ['c=4; for i in 0 1; do [ $i = 1 ] && continue; c=5; done; run $c', ['run $c']],
    ['c=4; read -r b c; run $c', ['run $c']],
    ['c=4; unset c; run $c', ['unset c', 'run $c']],
    ['c=(4 5); c[1]=9; run ${c[1]}', ['run ${c[1]}']],
    ['c=(4 5); c+=(6); run ${c[0]}', ['run ${c[0]}']],
    ['c=4; run $((c++)); run $c', ['run $((c++))', 'run $c']],
    ['c=4; printf -v c %s 5; run $c', ['printf -v c %s 5', 'run $c']],
    // And what is set is.
    ['a=1 b=2; run $a $b', ['run 1 2']],
    ['declare -i c=4; readonly d=5; run $c $d', ['run 4 5']],
    ['{ c=4; run $c; }; run $c', ['run 4', 'run 4']],
    ['c=4; ((c==5)) && run $c', ['run 4']],
    [
      'for vcpu in 0 1; do say "vcpu=$vcpu"; run --vcpu=$vcpu; done',
      ['say "vcpu=0"', 'run --vcpu=0', 'say "vcpu=1"', 'run --vcpu=1'],
    ],
    ['seq 2 | while read i; do run $i; if x; then y; fi; done', ['seq 2', 'run $i', 'x', 'y']],
    ['case $x in\n a|b) if c; then d; fi ;;\n *) e ;;\nesac\nf', ['c', 'd', 'e', 'f']],
    ['pin() {\n  run 1\n}\nfor i in 0 1; do { run $i; }; done', ['run 1', 'run 0', 'run 1']],
    // What only a machine knows stays as it is written.
    ['for d in $(virsh list --name); do run $d; done', ['run $d']],
    ['for i in 0 1 $N; do run $i; done', ['run $i']],
    ['for f in *.xml; do run $f; done', ['run $f']],
    ['i=0; while [ $i -lt 4 ]; do run $i; i=$((i+1)); done', ['run $i']],
    ['for i in 0 1; do run $i $other; done', ['run 0 $other', 'run 1 $other']],
  ])('%s', (text, commands) => {
    expect(run(text)).toEqual(commands);
  });

  it('marks what runs under a condition', () => {
    const commands = unroll('for i in 0 1; do a; if [ $i = 0 ]; then b; else c; fi; done');
    expect(commands.map((one) => `${one.text}${one.doubt !== undefined ? '?' : ''}`)).toEqual([
      'a',
      'b?',
      'c?',
      'a',
      'b?',
      'c?',
    ]);
  });

  it('doubts what stands behind an operator, as far as it may not run', () => {
    const doubted = (text: string) => unroll(text).map((one) => `${one.text} ${one.doubt ?? ''}`.trim());
    expect(doubted('virsh a && virsh b || virsh c && virsh d; x && y || z; virsh e')).toEqual([
      'virsh a',
      'virsh b',
      'virsh c fallback',
      'virsh d',
      'x',
      'y condition',
      'z fallback',
      'virsh e',
    ]);
    expect(doubted('x &&\n # why\n y\nz')).toEqual(['x', 'y condition', 'z']);
    expect(doubted('for i in 0; do x; done && y; x && { y; z; } && w')).toEqual([
      'x',
      'y',
      'x',
      'y condition',
      'z condition',
      'w condition',
    ]);
    expect(doubted('if x; then y; elif z; then u; else v; fi; while a; do b; done')).toEqual([
      'x',
      'y condition',
      'z condition',
      'u condition',
      'v condition',
      'a',
      'b condition',
    ]);
  });

  it('ends with its line, and with the blocks that begin on that', () => {
    for (const text of [
      'if [ -f x ]; then\n  a\nfi',
      'for i in 0; do a; done; for j in 1; do\n  b\ndone; c',
      'case $1 in\n a) b ;;\nesac',
      'x || {\n  echo "done"; exit\n}',
      'pin() {\n  for i in 0; do x; done\n}',
      'for i in 0; do\n  echo "done $i"\n  # if that is not so\ndone',
    ])
      expect(`${text}\nd`.slice(0, endOfLoop(`${text}\nd`, 0)), text).toBe(text);
    for (const text of ['if in doubt, read\nfi', 'in any case the disk in use\nesac', 'a {\n}', 'for x\n}'])
      expect(endOfLoop(text, 0), text).toBeUndefined();
  });

  it('knows where each command stands', () => {
    const text = 'for i in 0 1; do  run $i ; done';
    expect(unroll(text).map(({ from, to }) => text.slice(from, to))).toEqual(['run $i', 'run $i']);
  });

  it('ends at its own done', () => {
    const text = 'for i in 0; do\n for j in 1; do x; done\ndone\necho done';
    expect(text.slice(0, endOfLoop(text, 0))).toBe('for i in 0; do\n for j in 1; do x; done\ndone');
    expect(endOfLoop('virsh list # for what', 0)).toBeUndefined();
    expect(endOfLoop('for i in 0; do x', 0)).toBeUndefined();
    expect(endOfLoop('wait for it\ndone', 0)).toBeUndefined();
  });

  it('is read without prompts and without the quotes of a remote shell', () => {
    expect(withoutPrompts('[root@h ~]# for i in 0; do\n> virsh x\n> done').replace(/ +/g, ' ')).toBe(
      ' for i in 0; do\n virsh x\n done',
    );
    expect(run(withoutPrompts('ssh -t root@h "for i in 0 1; do run \\$i; done"'))).toEqual([
      'run  0',
      'run  1',
    ]);
    expect(run(withoutPrompts("ssh h 'for i in 0 1; do run $i; done'"))).toEqual(['run 0', 'run 1']);
  });

  it.each([
    ['more rounds than are followed', 'a; for i in {0..10000}; do run $i; done'],
    ['more work than is done', 'a; for i in {0..9999}; do for j in {0..9999}; do x=1; done; run $i; done'],
    ['more in `for ((`', 'a; for ((i=0; i<99999; i++)); do run $i; done'],
  ])('tells of what was not run to its end, as it is written: %s', (_, text) => {
    const told = unroll(text).filter(({ doubt }) => doubt === 'too-many');
    expect(told.map((one) => one.text)).not.toContain('a');
    expect(told.map((one) => one.text)).toContain('run $i');
    const at = told.find((one) => one.text === 'run $i');
    expect(text.slice(at?.from, at?.to)).toContain('run $i');
  });

  it('has 10,000 rounds at most, and is whole with as many', () => {
    expect(unroll('for i in {0..9999}; do run $i; done').map(({ doubt }) => doubt)).not.toContain('too-many');
  });

  it('has as many words as a variable without quotes', () => {
    const list = 'cpus="2 4 "; n=1; none=""; ';
    expect(run(`${list}for c in $cpus; do run $c; done`)).toEqual(['run 2', 'run 4']);
    expect(run(`${list}for c in a$n $none x\${cpus}y; do run $c; done`)).toEqual([
      'run a1',
      'run x2',
      'run 4',
      'run y',
    ]);
    expect(run(`${list}for c in "$cpus"; do run $c; done`)).toEqual(['run 2 4 ']);
    expect(run(`${list}all=($cpus 6); for c in "\${all[@]}"; do run $c; done`)).toEqual([
      'run 2',
      'run 4',
      'run 6',
    ]);
  });

  it('has as many words as the elements of an array without quotes', () => {
    const all = 'all=("2 4" 6); ';
    expect(run(`${all}for c in \${all[@]}; do run $c; done`)).toEqual(['run 2', 'run 4', 'run 6']);
    expect(run(`${all}for c in "\${all[@]}"; do run $c; done`)).toEqual(['run 2 4', 'run 6']);
  });

  it('knows an array of what is counted or worked out', () => {
    expect(run('all=($(seq 4 5) $((1+1))); for c in "${all[@]}"; do run $c; done')).toEqual([
      'run 4',
      'run 5',
      'run 2',
    ]);
  });

  it('is not followed where what is done within decides how often it goes round', () => {
    expect(run('for ((i=0; i<4; i++)); do run $i; i=$((i+1)); done')).toEqual(['run $i']);
    expect(run('n=3; for ((i=0; i<n; i++)); do run $i; n=2; done')).toEqual(['run $i']);
    expect(run('for ((i=0; i<2; i++)); do j=$i; run $j; done')).toEqual(['run 0', 'run 1']);
  });

  it('doubts all of a branch, whatever blocks begin with it', () => {
    const doubts = (text: string) =>
      unroll(text).map(({ text: one, doubt = '' }) => `${one} ${doubt}`.trim());
    expect(doubts('case $b in 1) case $c in 2) x;; esac; y;; *) z;; esac; w')).toEqual([
      'x condition',
      'y condition',
      'z condition',
      'w',
    ]);
    expect(doubts('case $b in 1) for i in 2 3; do x $i; done; y;; esac; w')).toEqual([
      'x 2 condition',
      'x 3 condition',
      'y condition',
      'w',
    ]);
  });

  it('leaves unknown what it set where it may have been left before its end', () => {
    expect(run('for c in 2 4; do if x $c; then break; fi; done; run $c').at(-1)).toBe('run $c');
    expect(run('for c in 2 4; do if x $c; then continue; fi; done; run $c').at(-1)).toBe('run 4');
  });

  it('takes its words from a variable that names each CPU of a large host', () => {
    const cpus = Array.from({ length: 768 }, (_, cpu) => cpu).join(' ');
    expect(unroll(`cpus="${cpus}"; for c in $cpus; do run $c; done`).at(-1)?.text).toBe('run 767');
  });

  it('is bounded', () => {
    expect(runs('for i in {0..999999999}; do run $i; done')).toBe(10_000);
    expect(runs(`${'for i in {0..9999}; do '.repeat(6)} run; ${'done;'.repeat(6)}`)).toBe(10_000);
    expect(runs(`${'for i in {0..9999}; do '.repeat(6)} x=1; ${'done;'.repeat(6)}`)).toBe(0);
    expect(runs('for ((i=0; i!=1; i+=2)); do run; done')).toBe(10_000);
    // A value made of itself twice, time after time.
    expect(runs('c=ab; for i in {0..99}; do c="$c$c"; done; run $c')).toBe(1);
    withinCpuMs(3000, () => {
      const ends = new BlockEnds('for x\n'.repeat(100_000));
      for (let at = 0; at < 600_000; at += 6) ends.endFrom(at);
      for (const text of [
        'x=1;'.repeat(50_000),
        'if '.repeat(50_000),
        'if a;then '.repeat(20_000),
        '{ '.repeat(50_000),
        'a|b|'.repeat(50_000),
        'a=b '.repeat(50_000),
        `${'for i in {0..9999}; do '.repeat(2)}${'if a; then x=1; fi;'.repeat(500)}${'done;'.repeat(2)}`,
        'for '.repeat(50_000),
        'case a in b) '.repeat(20_000),
        'a;'.repeat(200_000),
        '$('.repeat(50_000),
        'x=('.repeat(50_000),
        `x=(${'$('.repeat(50_000)}`,
        `x=(${'$(('.repeat(50_000)}`,
        // Names that are sought at each of their characters, blanks that fit several parts of a head.
        `((${'a'.repeat(50_000)}`,
        `for ((i=${' '.repeat(50_000)}x`,
        `((i=${' '.repeat(50_000)}x(`,
        `let${' '.repeat(50_000)}!`,
        // What is looked at again in every round: the same long line, all that is set.
        `for i in {0..9999}; do for j in {0..9999}; do read ${'abc '.repeat(4000)}; done; done`,
        `for i in {0..9999}; do while x; do read ${'abc '.repeat(4000)}; done; done`,
        `for i in {0..9999}; do x ${'$(('.repeat(6000)}; done`,
        `for i in {0..9999}; do c=({0..9999}); done`,
        // Values that are made anew in every round, and of which none is kept.
        `b=${'x'.repeat(999)}; for i in {0..9999}; do ${`a=${'$b'.repeat(1900)};`.repeat(4)} done`,
        `${Array.from({ length: 5000 }, (_, i) => `a${String(i)}=1`).join('\n')}\nfor i in {0..9999}; do [ x ] && { :; }; done`,
      ])
        run(text);
    });
  });

  it('survives anything', () => {
    const part = fc.constantFrom(
      ...[
        'for i in ',
        'do ',
        'done',
        ';',
        '\n',
        '$i',
        '{0..3}',
        '$(seq ',
        ')',
        '$((',
        '))',
        '"',
        "'",
        '`',
        '\\',
        '&&',
        '#',
        '(',
        'if ',
        'then ',
        'fi',
        '{ ',
        '}',
        'case a in b)',
        'esac',
        '||',
        'c=(',
        '${c[',
        ']}',
        'virsh x',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        for (const { from, to } of unroll(text)) expect(from <= to && to <= text.length).toBe(true);
        expect(splitStatements(text).every(({ from, to }) => from < to)).toBe(true);
        expect(withoutPrompts(text)).toHaveLength(text.length);
      }),
    );
  });
});
