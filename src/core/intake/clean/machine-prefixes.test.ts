import { describe, expect, it } from 'vitest';
import { analyzeTexts, ruleIds, threadLines } from '../../../testing/analyze-text.ts';
import { emptySet, formatCpuSet } from '../../cpuset/cpuset.ts';
import { readSource } from '../read-source.ts';
import { withinCpuMs } from '../../../testing/cpu-time.ts';

const hardware = (...cpus: readonly string[]): readonly string[] => [
  `available: ${cpus.length} nodes (0-${cpus.length - 1})`,
  ...cpus.flatMap((list, node) => [`node ${node} cpus: ${list}`, `node ${node} size: 1024 MB`]),
];
const two = hardware('0 1', '2 3');
const one = hardware('0 1 2 3 4 5 6 7');
type Lines = readonly string[];
const named = (name: string, lines: Lines): Lines => lines.map((line) => `${name}${line}`);

const machinesOf = (text: string) =>
  analyzeTexts([text]).machines.map(({ name, cpuCount }) => [name, cpuCount]);

describe('outputs of several machines', () => {
  it.each([
    ['pdsh, one after the other', [...named('kvm1: ', two), ...named('kvm2: ', one)]],
    ['pdsh, in turns', two.flatMap((line, i) => [`kvm1: ${line}`, ...named('kvm2: ', one.slice(i, i + 1))])],
    [
      'pdsh with its command',
      ["[root@c ~]# pdsh -w kvm[1-2] 'numactl -H'", ...named('kvm1: ', two), '', ...named('kvm2: ', one)],
    ],
    ['Fabric', [...named('[kvm1] out: ', two), ...named('[kvm2] out: ', one)]],
    ['Fabric with users', [...named('[root@kvm1] out: ', two), ...named('[root@kvm2:2222] out: ', one)]],
    ['dshbak', ['-----', 'kvm1', '-----', ...two, '-----', 'kvm2', '-----', ...one]],
    [
      'Ansible',
      ["$ ansible kvm -a 'numactl -H'", 'kvm1 | CHANGED | rc=0 >>', ...two, 'kvm2 | SUCCESS >>', ...one],
    ],
    ['pssh', ['[1] 12:22:01 [SUCCESS] kvm1', ...two, '[2] 12:22:02 [SUCCESS] kvm2', ...one]],
    [
      'pssh with users',
      ['[1] 12:22:01 [SUCCESS] root@kvm1', ...two, '[2] 12:22:02 [SUCCESS] root@kvm2:22', ...one],
    ],
    [
      'Salt',
      ["# salt 'kvm*' cmd.run 'numactl -H'", 'kvm1:', ...named('    ', two), 'kvm2:', ...named('    ', one)],
    ],
    [
      'Fabric with what it runs',
      [
        '[root@kvm1] run: numactl -H',
        ...named('[root@kvm1] out: ', two),
        '[root@kvm2] run: numactl -H',
        ...named('[root@kvm2] out: ', one),
      ],
    ],
  ])('are each with its machine: %s', (_, lines) => {
    const text = lines.join('\n');
    expect(machinesOf(text)).toEqual([
      ['kvm1', 4],
      ['kvm2', 8],
    ]);
    expect(analyzeTexts([text]).segments.map(({ reader }) => reader)).toEqual([
      'numactl-hardware',
      'numactl-hardware',
    ]);
  });

  it('say what was done to them, and point at the places in the paste', () => {
    const text = [
      ...named('kvm1: ', two),
      ...named('kvm1: ', ['<vcpu>1</vcpu>', "<cputune><vcpupin vcpu='0' cpuset='3'/></cputune>"]),
    ].join('\n');
    const analysis = analyzeTexts([text]);
    expect(ruleIds(analysis)).toContain('note text-repaired');
    expect(threadLines(analysis)).toContain('vcpu:0 → 3 vcpupin');
    const span = analysis.domains[0]?.roots[0]?.span;
    expect(text.slice(span?.from, span?.to)).toContain('<vcpu>1</vcpu>');
  });

  it('are of the guest that the command names', () => {
    const text = [
      '$ pdsh -w kvm1,kvm2 virsh vcpupin web',
      ...named('kvm1: ', [' VCPU   CPU Affinity', '----------------------', ' 0      0-3']),
    ].join('\n');
    const [reading] = analyzeTexts([text]).segments;
    expect(reading?.reader).toBe('virsh-vcpupin');
    expect(
      analyzeTexts([text, '<domain><name>web</name><vcpu>1</vcpu></domain>']).observations,
    ).toMatchObject([{ domain: 'd0' }]);
  });

  it.each([
    ['labels of one output', 'Architecture: x86_64\nCPU(s): 4\nNUMA node0 CPU(s): 0-3\n'],
    ['what grep puts before XML', "a.xml: <vcpupin vcpu='0' cpuset='1'/>\na.xml: <vcpu>1</vcpu>\n"],
    ['what grep puts before a copy', 'web.xml.bak: <vcpu>1</vcpu>\nweb.xml.bak: <cputune/>\n'],
    ['what grep puts before an old one', 'web.xml.1: <vcpu>1</vcpu>\nweb.xml.1: <cputune/>\n'],
    ['one line', `kvm1: ${two[0] ?? ''}\n`],
    ['a title before an output', `web:\n    ${two.join('\n    ')}\n`],
    ['rulers alone', `----\n${two.join('\n')}\n----\n`],
  ])('are not seen in %s', (_, text) => {
    const { segments, findings } = analyzeTexts([text]);
    expect(segments.length).toBeGreaterThan(0);
    expect(findings.filter(({ rule }) => rule === 'text-repaired')).toEqual([]);
  });

  it.each([
    ['one behind the other', (first: Lines, second: Lines) => [...first, ...second]],
    ['in turns', (first: Lines, second: Lines) => first.flatMap((line, i) => [line, second[i] ?? ''])],
    [
      'with other lines between them',
      (first: Lines, second: Lines) => [
        ...first.slice(0, 4),
        'kvm3 is away',
        ...second,
        'kvm4 is away',
        ...first.slice(4),
      ],
    ],
  ])('are each of the command that was asked there: %s', (_, order) => {
    const table = (cpus: string): Lines => [
      ' VCPU   CPU Affinity',
      '----------------------',
      ` 0      ${cpus}`,
      '',
    ];
    const text = [
      "$ pdsh -w kvm1,kvm2 'virsh vcpupin web; virsh vcpupin db'",
      ...order(
        named('kvm1: ', [...table('0'), ...table('1')]),
        named('kvm2: ', [...table('2'), ...table('3')]),
      ),
    ].join('\n');
    const answers = readSource({ id: 's', name: 's', text }).flatMap(({ context, reading }) =>
      (reading.observations ?? []).map(
        ({ domain, threads: [pin] }) =>
          `${context.machine ?? ''} ${domain ?? ''} ${formatCpuSet(pin?.cpus ?? emptySet)}`,
      ),
    );
    expect(answers.toSorted()).toEqual(['kvm1 db 1', 'kvm1 web 0', 'kvm2 db 3', 'kvm2 web 2']);
  });

  it.each([['web.xml'], ['web.xml.bak'], ['web.xml.2026-11-30']])(
    'do not come of a file between rulers: %s',
    (name) => {
      const text = `-----\n${name}\n-----\n<domain><name>a</name></domain>\n`;
      expect(readSource({ id: 's', name: 's', text }).map(({ context }) => context.machine)).not.toContain(
        name,
      );
    },
  );

  it('are each of the command that Salt was asked for', () => {
    const text = [
      "# salt 'kvm*' cmd.run 'virsh vcpupin web; virsh vcpupin db'",
      ...['kvm1', 'kvm2'].flatMap((machine) => [
        `${machine}:`,
        ...['0', '1'].flatMap((cpu) => [
          '     VCPU   CPU Affinity',
          '    ----------------------',
          `     0      ${cpu}`,
          '    ',
        ]),
      ]),
    ].join('\n');
    expect(
      readSource({ id: 's', name: 's', text }).map(
        ({ context }) => `${context.machine ?? ''} ${context.command?.words.at(-1) ?? ''}`,
      ),
    ).toEqual(['kvm1 web', 'kvm1 db', 'kvm2 web', 'kvm2 db']);
  });

  it('cost as much as the text is long', () => {
    withinCpuMs(6000, () => {
      for (const text of [
        Array.from({ length: 20_000 }, (_, i) => `h${String(i)}: available: 1 nodes (0)`).join('\n'),
        '----\na\n'.repeat(20_000),
        '[a] out: \n'.repeat(20_000),
        `salt \n${'a:\n    \n'.repeat(20_000)}`,
        `${'a'.repeat(200)}\n`.repeat(2000),
      ])
        analyzeTexts([text]);
    });
  });
});

it('of a group of machines that is called kvm are no command line of QEMU', () => {
  for (const text of ["$ ansible kvm -a 'lscpu'\n", 'clush -w kvm -b uname\n', 'pdsh -g kvm -l root uname\n'])
    expect(analyzeTexts([text]).domains, text).toEqual([]);
  expect(analyzeTexts(['$ ssh h kvm -smp 2\n']).domains).toHaveLength(1);
});
