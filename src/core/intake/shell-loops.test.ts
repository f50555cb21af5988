import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './shell-arithmetic.ts';
import { endOfLoop, unrollLoops, withoutPrompts } from './shell-loops.ts';
import { splitStatements } from './shell-statements.ts';
import { startCpuClock } from '../../testing/cpu-time.ts';

const run = (text: string): readonly string[] => unrollLoops(text).map((one) => one.text);

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
    const commands = unrollLoops('for i in 0 1; do a; if [ $i = 0 ]; then b; else c; fi; done');
    expect(commands.map((one) => `${one.text}${one.isConditional ? '?' : ''}`)).toEqual([
      'a',
      'b?',
      'c?',
      'a',
      'b?',
      'c?',
    ]);
  });

  it('knows where each command stands', () => {
    const text = 'for i in 0 1; do  run $i ; done';
    expect(unrollLoops(text).map(({ from, to }) => text.slice(from, to))).toEqual(['run $i', 'run $i']);
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

  it('is bounded', () => {
    expect(run('for i in {0..999999999}; do run $i; done')).toHaveLength(10_000);
    expect(run(`${'for i in {0..9999}; do '.repeat(6)} run; ${'done;'.repeat(6)}`)).toHaveLength(10_000);
    expect(run(`${'for i in {0..9999}; do '.repeat(6)} x=1; ${'done;'.repeat(6)}`)).toEqual([]);
    expect(run('for ((i=0; i!=1; i+=2)); do run; done')).toHaveLength(10_000);
    const cpuMs = startCpuClock();
    for (const text of [
      'for '.repeat(50_000),
      'a;'.repeat(200_000),
      '$('.repeat(50_000),
      'x=('.repeat(50_000),
    ])
      run(text);
    expect(cpuMs()).toBeLessThan(3000);
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
        'fi',
        'c=(',
        '${c[',
        ']}',
        'virsh x',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        for (const { from, to } of unrollLoops(text)) expect(from <= to && to <= text.length).toBe(true);
        expect(splitStatements(text).every(({ from, to }) => from < to)).toBe(true);
        expect(withoutPrompts(text)).toHaveLength(text.length);
      }),
    );
  });
});
