import { readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeTexts, ruleIds, textAt } from '../../testing/analyze-text.ts';
import { capabilitiesText, numactlText } from '../../testing/host-text.ts';
import { analysisWords } from '../../words/analysis.ts';
import type { Choices } from '../analysis.ts';
import type { RuleId } from './finding.ts';
import { rules } from './rules.ts';
import type { Rule } from './rule.ts';
import { runRules } from './run.ts';

const host = capabilitiesText('2n 2c 2t'); // node 0: 0-1,4-5; node 1: 2-3,6-7; siblings n, n+4
const vm = (inner: string): string => `<domain type='kvm'><name>t</name>${inner}</domain>`;
const pins = (count: number, ...cpusets: readonly string[]): string =>
  `<vcpu>${count}</vcpu><cputune>${cpusets.map((set, i) => `<vcpupin vcpu='${i}' cpuset='${set}'/>`).join('')}`;

interface Case {
  readonly rule: RuleId;
  readonly severity: 'error' | 'warning' | 'note';
  /** Raises this rule and no other. */
  readonly raises: readonly string[];
  /** Nearly the same, and nothing is found. */
  readonly silent: readonly string[];
  readonly choices?: Partial<Choices>;
  /** What is marked in the first text. */
  readonly marks?: string;
}

const cases: readonly Case[] = [
  {
    rule: 'xml-malformed',
    severity: 'error',
    raises: [`<domain><vcpu>1</domain>`],
    silent: [`<domain><vcpu>1</vcpu></domain>`],
  },
  {
    rule: 'xml-limit',
    severity: 'warning',
    raises: [`<!DOCTYPE domain><domain><vcpu>1</vcpu></domain>`],
    silent: [`<domain><vcpu>1</vcpu></domain>`],
  },
  {
    rule: 'host-value-unreadable',
    severity: 'warning',
    raises: ['available: 1 nodes (0)\nnode 0 cpus: 0 x'],
    silent: ['available: 1 nodes (0)\nnode 0 cpus: 0 1'],
    marks: 'node 0 cpus: 0 x',
  },
  {
    rule: 'host-cpus-elided',
    severity: 'note',
    raises: [`<cells num='1'><cell id='0'><cpus num='2'><cpu id='0' siblings='0,1'/></cpus></cell></cells>`],
    silent: [`<cells num='1'><cell id='0'><cpus num='1'><cpu id='0' siblings='0'/></cpus></cell></cells>`],
    marks: `<cpus num='2'>`,
  },
  { rule: 'kind-not-read', severity: 'note', raises: ['-smp 4,sockets=4'], silent: [] },
  {
    rule: 'nothing-to-read',
    severity: 'note',
    raises: ['$ numactl --hardware'],
    silent: [`$ numactl --hardware\n${numactlText('1n 1c 1t')}`],
  },
  { rule: 'text-unrecognised', severity: 'note', raises: ['hello'], silent: ['  \n'] },
  {
    rule: 'text-too-long',
    severity: 'warning',
    raises: [`<vcpu>1</vcpu>${' '.repeat(10_000_000)}`],
    silent: [`<vcpu>1</vcpu>${' '.repeat(100_000)}`],
  },
  {
    rule: 'cpuset-invalid',
    severity: 'error',
    raises: [vm(`<vcpu cpuset='0-3,^1-2'>2</vcpu>`)],
    silent: [vm(`<vcpu cpuset='0-2,^2'>2</vcpu>`), host],
    marks: '-2',
  },
  {
    rule: 'attribute-unknown',
    severity: 'warning',
    raises: [vm(`<vcpu cupset='0-1'>2</vcpu>`), host],
    silent: [vm(`<vcpu cpuset='0-1' xmlns:a='u' a:b='1'>2</vcpu>`), host],
    marks: 'cupset',
  },
  {
    rule: 'element-unknown',
    severity: 'warning',
    raises: [vm(`<vcpu>2</vcpu><cputune><vcpu_pin vcpu='0' cpuset='1'/></cputune>`), host],
    silent: [vm(`<vcpu>2</vcpu><cputune><a:pin/></cputune><unknown/>`), host],
    marks: `<vcpu_pin vcpu='0' cpuset='1'/>`,
  },
  {
    rule: 'element-misplaced',
    severity: 'warning',
    raises: [vm(`<vcpu>2</vcpu><vcpupin vcpu='0' cpuset='1'/>`), host],
    silent: [vm(`<vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='0-1'/></cputune>`), host],
    marks: `<vcpupin vcpu='0' cpuset='1'/>`,
  },
  {
    rule: 'element-repeated',
    severity: 'warning',
    raises: [vm(`<vcpu>2</vcpu><vcpu>4</vcpu>`), host],
    silent: [vm(`<vcpu>2</vcpu><cputune/><cputune/>`), host],
    marks: '<vcpu>4</vcpu>',
  },
  {
    rule: 'resource-control-dropped',
    severity: 'warning',
    raises: [
      vm(
        `<vcpu>2</vcpu><cputune><cachetune vcpus='2-3'><monitor level='3' vcpus='2'/></cachetune></cputune>`,
      ),
      host,
    ],
    silent: [
      vm(
        `<vcpu>2</vcpu><cputune><cachetune vcpus='1-3'><monitor level='3' vcpus='1'/></cachetune></cputune>`,
      ),
      host,
    ],
  },
  {
    rule: 'priority-dropped',
    severity: 'warning',
    raises: [
      vm(`<vcpu>2</vcpu><cputune><vcpusched vcpus='0' scheduler='idle' priority='3'/></cputune>`),
      host,
    ],
    silent: [vm(`<vcpu>2</vcpu><cputune><vcpusched vcpus='0' scheduler='rr' priority='3'/></cputune>`), host],
    marks: '3',
  },
  {
    rule: 'nodeset-dropped',
    severity: 'warning',
    raises: [
      vm(`<vcpu cpuset='0-1'>2</vcpu><numatune><memory placement='auto' nodeset='0'/></numatune>`),
      host,
    ],
    silent: [vm(`<vcpu cpuset='0-1'>2</vcpu><numatune><memory placement='auto'/></numatune>`), host],
    marks: '0',
  },
  {
    rule: 'hugepage-nodeset-dropped',
    severity: 'note',
    raises: [
      vm(
        `<vcpu>2</vcpu><memoryBacking><hugepages><page size='2048' nodeset='0'/></hugepages></memoryBacking>`,
      ),
      host,
    ],
    silent: [
      vm(`<vcpu>2</vcpu><memoryBacking><hugepages><page size='2048'/></hugepages></memoryBacking>`),
      host,
    ],
  },
  {
    rule: 'memory-replaced',
    severity: 'note',
    raises: [
      vm(`<vcpu>2</vcpu><memory>2048</memory><cpu><numa><cell cpus='0-1' memory='1024'/></numa></cpu>`),
      host,
    ],
    silent: [
      vm(`<vcpu>2</vcpu><memory>1024</memory><cpu><numa><cell cpus='0-1' memory='1024'/></numa></cpu>`),
      host,
    ],
    marks: '<memory>2048</memory>',
  },
  {
    rule: 'vcpus-added-to-cell',
    severity: 'note',
    raises: [vm(`<vcpu>2</vcpu><cpu><numa><cell cpus='0' memory='1024'/></numa></cpu>`), host],
    silent: [vm(`<vcpu>2</vcpu><cpu><numa><cell cpus='0-1' memory='1024'/></numa></cpu>`), host],
  },
  {
    rule: 'iothreads-raised',
    severity: 'note',
    raises: [
      vm(
        `<vcpu>2</vcpu><iothreads>1</iothreads><iothreadids><iothread id='3'/><iothread id='4'/></iothreadids>`,
      ),
      host,
    ],
    silent: [vm(`<vcpu>2</vcpu><iothreads>2</iothreads><iothreadids><iothread id='3'/></iothreadids>`), host],
    marks: '<iothreads>1</iothreads>',
  },
  {
    rule: 'vcpu-current-dropped',
    severity: 'warning',
    raises: [vm(`<vcpu current='2'>2</vcpu><vcpus><vcpu id='0' enabled='yes'/></vcpus>`), host],
    silent: [vm(`<vcpu current='1'>2</vcpu><vcpus><vcpu id='0' enabled='yes'/></vcpus>`), host],
    marks: '2',
  },
  {
    rule: 'vcpupin-duplicate',
    severity: 'error',
    raises: [
      vm(`<vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='0'/><vcpupin vcpu='0' cpuset='1'/></cputune>`),
    ],
    silent: [vm(`${pins(2, '0', '1')}</cputune>`), host],
    marks: `<vcpupin vcpu='0' cpuset='1'/>`,
  },
  {
    rule: 'vcpupin-missing-vcpu',
    severity: 'warning',
    raises: [vm(`<vcpu>1</vcpu><cputune><vcpupin vcpu='1' cpuset='1'/></cputune>`)],
    silent: [vm(`<vcpu current='1'>2</vcpu><cputune><vcpupin vcpu='1' cpuset='1'/></cputune>`), host],
  },
  {
    rule: 'cpu-not-on-host',
    severity: 'error',
    raises: [vm(`<vcpu cpuset='0-1,8'>2</vcpu>`), host],
    silent: [vm(`<vcpu cpuset='0-1'>2</vcpu>`), host],
    marks: '0-1,8',
  },
  {
    rule: 'node-not-on-host',
    severity: 'error',
    raises: [vm(`<vcpu>2</vcpu><numatune><memory nodeset='0,2'/></numatune>`), host],
    silent: [vm(`<vcpu>2</vcpu><numatune><memory nodeset='0,1'/></numatune>`), host],
  },
  {
    rule: 'start-fails',
    severity: 'error',
    raises: [
      vm(`<vcpu>2</vcpu><cputune><vcpusched vcpus='1' scheduler='fifo' priority='100'/></cputune>`),
      host,
    ],
    silent: [
      vm(`<vcpu>2</vcpu><cputune><vcpusched vcpus='1' scheduler='fifo' priority='99'/></cputune>`),
      host,
    ],
    marks: `<vcpusched vcpus='1' scheduler='fifo' priority='100'/>`,
  },
  {
    rule: 'era-refuses',
    severity: 'error',
    raises: [vm(`<vcpu placement='auto'>2</vcpu><cputune><emulatorpin cpuset='0'/></cputune>`), host],
    silent: [vm(`<vcpu>2</vcpu><cputune><emulatorpin cpuset='0'/></cputune>`), host],
    choices: { era: 'after-2012' },
    marks: `<emulatorpin cpuset='0'/>`,
  },
  {
    rule: 'limit-without-effect',
    severity: 'note',
    raises: [vm(`<vcpu>2</vcpu><cputune><quota>200000</quota></cputune>`), host],
    silent: [vm(`<vcpu>2</vcpu><cputune><period>50000</period><quota>25000</quota></cputune>`), host],
    marks: '<quota>200000</quota>',
  },
  {
    rule: 'vcpus-share-pcpu',
    severity: 'warning',
    raises: [vm(`${pins(2, '3', '3')}</cputune>`), host],
    silent: [vm(`${pins(2, '3', '2')}</cputune>`), host],
  },
  {
    rule: 'emulator-on-vcpu-pcpu',
    severity: 'warning',
    raises: [vm(`${pins(1, '3')}<emulatorpin cpuset='3'/></cputune>`), host],
    silent: [vm(`${pins(1, '3')}<emulatorpin cpuset='2-3'/></cputune>`), host],
    marks: `<emulatorpin cpuset='3'/>`,
  },
  {
    rule: 'iothread-on-vcpu-pcpu',
    severity: 'warning',
    raises: [
      vm(`<iothreads>1</iothreads>${pins(1, '3')}<iothreadpin iothread='1' cpuset='3'/></cputune>`),
      host,
    ],
    silent: [
      vm(`<iothreads>1</iothreads>${pins(1, '3')}<iothreadpin iothread='1' cpuset='2'/></cputune>`),
      host,
    ],
  },
  {
    rule: 'guest-cores-on-host-siblings',
    severity: 'warning',
    raises: [vm(`${pins(2, '0', '4')}</cputune>`), host],
    silent: [
      vm(`${pins(2, '0', '4')}</cputune><cpu><topology sockets='1' cores='1' threads='2'/></cpu>`),
      host,
    ],
  },
  {
    rule: 'set-straddles-nodes',
    severity: 'warning',
    raises: [vm(`<vcpu cpuset='1-2'>2</vcpu>`), host],
    silent: [vm(`<vcpu cpuset='0-1'>2</vcpu>`), host],
    marks: '1-2',
  },
  {
    rule: 'topology-count-mismatch',
    severity: 'error',
    raises: [vm(`<vcpu>4</vcpu><cpu><topology sockets='1' cores='3' threads='1'/></cpu>`), host],
    silent: [vm(`<vcpu current='1'>3</vcpu><cpu><topology sockets='1' cores='3' threads='1'/></cpu>`), host],
    marks: `<topology sockets='1' cores='3' threads='1'/>`,
  },
  {
    rule: 'cpuset-dead-under-auto',
    severity: 'warning',
    raises: [vm(`<vcpu placement='auto' cpuset='0-3'>2</vcpu>`), host],
    silent: [vm(`<vcpu placement='auto'>2</vcpu>`), host],
    marks: '0-3',
  },
  {
    rule: 'libvirt-refuses',
    severity: 'error',
    raises: [vm(`<vcpu>lots</vcpu>`)],
    silent: [vm(`<vcpu>1</vcpu>`)],
  },
  {
    rule: 'vcpus-not-drawn',
    severity: 'warning',
    raises: [vm(`<vcpu>9000</vcpu>`)],
    silent: [vm(`<vcpu>8192</vcpu>`)],
  },
  {
    rule: 'live-value-unreadable',
    severity: 'note',
    raises: ['<domain><vcpu>1</vcpu></domain>', 'Cpus_allowed_list:\t0-3\nCpus_allowed_list:\tx'],
    silent: ['<domain><vcpu>1</vcpu></domain>', 'Cpus_allowed_list:\t0-3\nCpus_allowed_list:\t1'],
  },
  {
    rule: 'command-malformed',
    severity: 'error',
    raises: ['$ virsh setvcpus a 4 --maximum', '<domain><name>a</name><vcpu>1</vcpu></domain>'],
    silent: ['$ virsh setvcpus a 4 --maximum --config', '<domain><name>a</name><vcpu>1</vcpu></domain>'],
    marks: 'virsh setvcpus a 4 --maximum',
  },
  {
    rule: 'observation-unjoined',
    severity: 'note',
    raises: ['numa_mode      : strict\nnuma_nodeset   : 0\n'],
    silent: ['numa_mode      : strict\nnuma_nodeset   : 0\n', '<domain><vcpu>1</vcpu></domain>'],
    marks: 'numa_mode      : strict\nnuma_nodeset   : 0',
  },
  {
    rule: 'change-refused',
    severity: 'error',
    raises: ['$ virsh vcpupin a 1 0', '<domain><name>a</name><vcpu>1</vcpu></domain>'],
    silent: ['$ virsh vcpupin a 0 0', '<domain><name>a</name><vcpu>1</vcpu></domain>'],
    marks: 'virsh vcpupin a 1 0',
  },
  {
    rule: 'change-unplaced',
    severity: 'note',
    raises: ['$ virsh vcpupin b 0 0', '<domain><name>a</name><vcpu>1</vcpu></domain>'],
    silent: ['$ virsh vcpupin a 0 0', '<domain><name>a</name><vcpu>1</vcpu></domain>'],
    marks: 'virsh vcpupin b 0 0',
  },
  {
    rule: 'change-on-only-domain',
    severity: 'note',
    raises: ['$ virsh vcpupin instance_name 0 0', '<domain><name>a</name><vcpu>1</vcpu></domain>'],
    silent: ['$ virsh vcpupin a 0 0', '<domain><name>a</name><vcpu>1</vcpu></domain>'],
    marks: 'virsh vcpupin instance_name 0 0',
  },
  {
    rule: 'host-sources-disagree',
    severity: 'warning',
    raises: [host, numactlText('2n 2c 2t').replace('16384 MB', '999 MB')],
    silent: [host, numactlText('2n 2c 2t')],
  },
];

describe('each rule', () => {
  it.each(cases)(
    '$rule is raised alone, and only where it belongs',
    ({ rule, severity, raises, silent, choices, marks }) => {
      const analysis = analyzeTexts(raises, choices);
      expect([...new Set(ruleIds(analysis))]).toEqual([`${severity} ${rule}`]);
      if (marks !== undefined) expect(textAt(raises, analysis.findings[0]?.span)).toBe(marks);
      expect(ruleIds(analyzeTexts(silent, choices))).toEqual([]);
    },
  );

  it('has a case here, and is a file named by its id', () => {
    const files = readdirSync(path.join(import.meta.dirname, 'rules')).map((file) =>
      file.replace(/\.ts$/, ''),
    );
    expect(rules.map((rule) => rule.id).sort()).toEqual(files.sort());
    const covered = new Set<string>(cases.map(({ rule }) => rule));
    expect(files.filter((id) => !covered.has(id))).toEqual([]);
  });

  it('speaks both languages, with all numbers filled in', () => {
    for (const { raises, choices } of cases) {
      const analysis = analyzeTexts(raises, choices);
      for (const language of ['en', 'zh-CN'] as const) {
        const words = analysisWords(language);
        for (const finding of analysis.findings) {
          const { title, message } = words.finding(finding, analysis);
          expect(`${title} ${message}`).not.toMatch(/undefined|NaN|\[object/);
          expect(title.length).toBeGreaterThan(3);
          expect(`${title}${message}`).not.toContain('优先级');
        }
      }
    }
  });
});

it('names the entities of a finding, all of which exist', () => {
  for (const { raises } of cases) {
    const { findings, placements, host: found, domains } = analyzeTexts(raises);
    const known = new Set<string>([
      ...domains.map(({ id }) => id),
      ...placements.flatMap(({ threads }) => threads.map(({ thread }) => thread)),
      ...(found?.cpuTable.map(({ id }) => `pcpu:${id}`) ?? []),
    ]);
    for (const finding of findings) for (const entity of finding.entities) expect(known).toContain(entity);
  }
});

it('counts two vCPUs of two domains on one CPU', () => {
  const texts = [vm(`${pins(1, '3')}</cputune>`), vm(`${pins(1, '3')}</cputune>`), host];
  const { findings } = analyzeTexts(texts);
  expect(findings).toMatchObject([
    { rule: 'vcpus-share-pcpu', params: { cpu: 3, threads: ['d0/vcpu:0', 'd1/vcpu:0'] } },
  ]);
});

it('leaves vCPUs that are not plugged in out of conflicts', () => {
  const text = vm(
    `<vcpu current='1'>2</vcpu><cputune><vcpupin vcpu='0' cpuset='3'/><vcpupin vcpu='1' cpuset='3'/></cputune>`,
  );
  expect(ruleIds(analyzeTexts([text, host]))).toEqual([]);
});

it('survives a rule that throws, and says so', () => {
  const bad: Rule<'libvirt-refuses'> = {
    id: 'libvirt-refuses',
    severity: 'error',
    check: () => {
      throw new Error('boom');
    },
  };
  const found = runRules(
    { host: undefined, domains: [], placements: [], observations: [], changes: [], problems: [] },
    [bad],
  );
  expect(found).toMatchObject([
    { rule: 'rule-failed', severity: 'note', params: { failed: 'libvirt-refuses', detail: 'Error: boom' } },
  ]);
});

it('finds nothing in domains that are pinned well by construction', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom('rounds', 'pairs', 'odd-even'),
      (nodes, cores, numbering) => {
        const shape = `${nodes}n ${cores + 1}c 2t ${numbering}`;
        const text = capabilitiesText(shape);
        const cpus = analyzeTexts([text]).host?.cpuTable.filter((cpu) => cpu.node === 0) ?? [];
        // Sibling pairs of node 0, one core left for the emulator.
        const pairs = [...new Map(cpus.map((cpu) => [cpu.core, cpu.siblings])).values()].map((set) =>
          (set ?? []).flatMap(([a, b]) => (a === b ? [a] : [a, b])),
        );
        const [own, ...rest] = pairs;
        const vcpus = rest.flat();
        const domain = vm(
          `${pins(vcpus.length, ...vcpus.map(String))}<emulatorpin cpuset='${(own ?? []).join(',')}'/></cputune><cpu><topology sockets='1' cores='${rest.length}' threads='2'/></cpu>`,
        );
        expect(ruleIds(analyzeTexts([domain, text]))).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});

it('does not depend on the order of the texts', () => {
  const texts = [
    host,
    numactlText('2n 2c 2t'),
    vm(`${pins(3, '0', '0', '9')}<emulatorpin cpuset='0'/></cputune>`),
  ];
  const expected = ruleIds(analyzeTexts(texts)).slice().sort();
  for (const order of [
    [2, 1, 0],
    [1, 2, 0],
  ]) {
    expect(
      ruleIds(analyzeTexts(order.map((i) => texts[i]!)))
        .slice()
        .sort(),
    ).toEqual(expected);
  }
});
