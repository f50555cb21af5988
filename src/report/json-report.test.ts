import { describe, expect, it } from 'vitest';
import type { Domain } from '../core/domain/domain.ts';
import { findContractFaults } from './contract-faults.ts';
import { analysis, domain, pinSpan, sources } from './example-analysis.ts';
import { toJsonReport } from './json-report.ts';
import type { FindingWords } from './json-report.ts';

const noFacts = { hotpluggable: null, memoryNodes: null, locality: null, scheduler: null };
const noCap = { period: null, quota: null, cpus: null };
const pinPlace = { file: 'dir/vm.xml', line: 4, column: 3 };
const words: FindingWords = { findingMessage: ({ rule }) => `about ${rule}` };

describe('toJsonReport', () => {
  const report = toJsonReport(sources, analysis, words);

  it('keeps the contract', () => {
    expect(findContractFaults(JSON.parse(JSON.stringify(report)))).toEqual([]);
  });

  it('says all of it', () => {
    expect(report).toEqual({
      pinscope: 1,
      rules: { libvirt: '12.4.0', era: 'now', cgroup: 'v2', verified: false },
      segments: [
        {
          source: 'dir/vm.xml',
          reader: 'libvirt-domain',
          use: 'read',
          gave: [{ what: 'domain', name: 'vm' }],
          from: { line: 1, column: 1 },
          to: { line: 5, column: 10 },
        },
        {
          source: 'host.txt',
          reader: 'numactl-hardware',
          use: 'read',
          gave: [{ what: 'cpus', count: 2 }, { what: 'distances' }],
          from: { line: 1, column: 1 },
          to: { line: 3, column: 1 },
        },
        {
          source: '笔记.txt',
          reader: 'unrecognised',
          use: 'useless',
          gave: [],
          from: { line: 1, column: 1 },
          to: { line: 1, column: 6 },
        },
      ],
      host: {
        cpus: '0-1',
        online: '0-1',
        offline: '',
        isolated: null,
        unlisted: null,
        architecture: null,
        model: null,
        numbering: { siblings: null, spread: { over: 'socket', count: 2, kind: 'blocks' } },
        caches: [{ level: 3, id: 0, sizeKiB: null, cpus: '0-1' }],
        conflicts: [],
        trusted: [{ fact: 'distances', reader: 'numactl-hardware', source: 'host.txt', line: 1, column: 14 }],
        assumed: ['host-cpus'],
        nodes: [
          { id: 0, cpus: '0-1', memoryKiB: null, freeKiB: null, distances: null },
          { id: 1, cpus: '', memoryKiB: 1024, freeKiB: 0, distances: { 0: 21, 1: 10 } },
        ],
        cpuTable: [
          { id: 0, node: 0, socket: 0, die: null, core: null, siblings: null, online: true },
          { id: 1, node: 0, socket: 1, die: 0, core: 1, siblings: '1', online: true },
        ],
      },
      machines: [
        {
          cpus: '0-1',
          cpuCount: 2,
          chosen: true,
          why: null,
          guests: [],
          name: null,
          places: [{ source: 'host.txt', line: 1, column: 14 }],
        },
      ],
      missing: [{ id: 'siblings', needed: true, command: 'lscpu -e' }],
      domains: [
        {
          source: 'dir/vm.xml',
          name: 'vm',
          origin: 'libvirt',
          status: 'accepted',
          starts: false,
          startProblem: 'Invalid value',
          vcpus: { max: 2, current: 1, assumed: false },
          placement: 'static',
          threads: [
            {
              kind: 'vcpu',
              id: 0,
              online: true,
              cpus: '8',
              runs: '',
              source: 'vcpupin',
              reasons: [
                {
                  source: 'vcpupin',
                  state: 'applied',
                  cpus: '8',
                  text: '8',
                  file: 'dir/vm.xml',
                  line: 4,
                  column: 3,
                },
                { source: 'vcpu-cpuset', state: 'absent' },
              ],
              hotpluggable: false,
              memoryNodes: '1',
              locality: { verdict: 'remote', cell: 2, cpuNodes: '0', memoryNodes: '1', distance: 21 },
              scheduler: { policy: 'fifo', priority: 5 },
            },
            {
              kind: 'vcpu',
              id: 1,
              online: false,
              cpus: '0-1',
              runs: '0-1',
              source: 'default',
              reasons: [],
              hotpluggable: true,
              memoryNodes: 'unknown',
              locality: { verdict: 'unknown', cell: null, cpuNodes: null, memoryNodes: null, distance: null },
              scheduler: null,
            },
            { kind: 'emulator', cpus: 'unknown', source: 'numad', reasons: [], ...noFacts },
            { kind: 'iothread', id: 3, cpus: 'all', source: 'default', reasons: [], ...noFacts },
          ],
          memory: [
            {
              cell: null,
              mode: 'strict',
              nodes: '1',
              source: 'numatune',
              reasons: [
                { source: 'memnode', state: 'absent' },
                {
                  source: 'numatune',
                  state: 'applied',
                  mode: 'strict',
                  nodes: '1',
                  text: '1,',
                  file: 'dir/vm.xml',
                  line: 2,
                  column: 3,
                },
              ],
            },
            { cell: 2, mode: null, nodes: 'all', source: 'default', reasons: [] },
          ],
          start: [
            {
              cgroups: ['v2', 'v1'],
              chosen: true,
              verdict: 'fails',
              problems: [
                {
                  kind: 'cpu-offline',
                  message: 'Invalid value',
                  entities: ['d0/vcpu:0'],
                  ids: '8',
                  ...pinPlace,
                },
                { kind: 'numad-unreadable', message: 'no list', entities: [] },
              ],
              doubts: [],
            },
            {
              cgroups: ['none'],
              chosen: false,
              verdict: 'unknown',
              problems: [],
              doubts: [
                { kind: 'no-host', message: null },
                { kind: 'numad', message: 'Failed to query numad' },
              ],
            },
          ],
          limits: {
            weight: { shares: 2048, written: 2048, standard: 100, file: 'cpu.weight', ratio: 20.48 },
            vcpu: { period: null, quota: 50_000, cpus: 0.5 },
            emulator: noCap,
            iothread: noCap,
            global: noCap,
            vcpusTogether: 0.5,
            traps: [{ id: 'emulator-not-capped', of: 'emulator', ...pinPlace }],
          },
        },
      ],
      contention: {
        overcommit: {
          host: { vcpus: 0, cpus: 2, ratio: 0 },
          nodes: [{ node: 0, vcpus: 0, cpus: 2, ratio: 0 }],
        },
        free: { cpus: '0-1', nodes: [{ node: 0, cpus: '0-1', cores: ['1'] }] },
        clashes: [],
        held: [],
        anywhere: [],
      },
      findings: [
        {
          rule: 'vcpus-share-pcpu',
          severity: 'warning',
          message: 'about vcpus-share-pcpu',
          source: 'dir/vm.xml',
          line: 4,
          column: 3,
          entities: ['d0/vcpu:0'],
        },
        {
          rule: 'rule-failed',
          severity: 'note',
          message: 'about rule-failed',
          source: null,
          line: null,
          column: null,
          entities: [],
        },
        {
          rule: 'text-unrecognised',
          severity: 'note',
          message: 'about text-unrecognised',
          source: '笔记.txt',
          line: 1,
          column: 1,
          entities: [],
        },
      ],
      observations: [
        {
          reader: 'virsh-vcpuinfo',
          kind: 'effective',
          config: false,
          domain: 'd0',
          thread: 'd0/vcpu:0',
          role: 'vcpu',
          number: 0,
          cpus: '0-1',
          runs: '0-1',
          lastCpu: 1,
          source: 'dir/vm.xml',
          line: 4,
          column: 3,
        },
        {
          reader: 'proc-allowed-list',
          kind: 'effective',
          config: false,
          domain: null,
          unjoined: 'several-domains',
          thread: null,
          pid: 5,
          tid: 7,
          comm: 'worker',
          cpus: '8',
          mems: '0',
          source: 'dir/vm.xml',
          line: 4,
          column: 3,
        },
      ],
      changes: [
        {
          id: 'change:0',
          kind: 'vcpupin',
          named: 'vm',
          domain: 'd0',
          threads: ['d0/vcpu:0'],
          outcome: 'applied',
          before: { cpus: 'all' },
          after: { cpus: '8' },
          source: 'dir/vm.xml',
          line: 4,
          column: 3,
        },
        {
          id: 'change:1',
          kind: 'setvcpus',
          named: 'vm',
          domain: 'd0',
          threads: [],
          outcome: 'refused',
          message: 'too many',
          before: { count: 1 },
          after: null,
          source: 'dir/vm.xml',
          line: 4,
          column: 3,
        },
      ],
      assumptions: [
        {
          id: 'host-cpus',
          kind: 'host-cpus',
          declared: 2,
          listed: 1,
          cpus: '0-1',
          places: [{ source: 'host.txt', line: 2, column: 1 }],
        },
        {
          id: 'd0/vcpu-count',
          kind: 'vcpu-count',
          domain: 'd0',
          count: 2,
          from: 'vcpupin',
          places: [{ source: 'dir/vm.xml', line: 4, column: 3 }],
        },
      ],
    });
  });

  it('counts the domains of a text that holds several, and gives the first refusal', () => {
    const refusal = { message: 'XML error: no', span: pinSpan };
    const other = { source: 's1', from: 0, to: 1 };
    const domains: readonly Domain[] = [
      { ...domain, name: undefined },
      { ...domain, id: 'd1', index: 1, roots: [{ name: 'vcpu', span: other }] },
      { ...domain, id: 'd2', index: 2, refusals: [refusal, { ...refusal, message: 'later' }] },
    ];
    const { domains: reported, host } = toJsonReport(
      sources,
      { ...analysis, host: undefined, domains, placements: [] },
      words,
    );
    expect(host).toBeNull();
    expect(reported).toMatchObject([
      {
        source: 'dir/vm.xml',
        index: 0,
        name: null,
        status: 'accepted',
        starts: 'unknown',
        threads: [],
        start: null,
        limits: null,
      },
      { source: 'host.txt', name: 'vm' },
      { source: 'dir/vm.xml', index: 1, status: 'refused', refusal: 'XML error: no' },
    ]);
    expect(reported[1]).not.toHaveProperty('index');
    expect(reported[1]).not.toHaveProperty('refusal');
  });
});

describe('findContractFaults', () => {
  it('sees what does not belong', () => {
    const report = {
      ...toJsonReport(sources, analysis, words),
      extra: 1,
      host: { cpus: '1-' },
      findings: [{}],
      domains: [{ limits: { weight: { file: 'shares' } }, start: [{ cgroups: ['v3'], spans: [] }] }],
    };
    const faults = findContractFaults(report);
    expect(faults).toContain('report.extra: is not in the contract');
    expect(faults).toContain('report.host.online: is missing');
    expect(faults).toContain('report.findings[0].rule: is missing');
    expect(faults).toContain('report.domains[0].limits.vcpu: is missing');
    expect(faults).toContain('report.domains[0].start[0].spans: is not in the contract');
    expect(faults).toContain('report.domains[0].start[0].cgroups[0]: "v3" is none of ["v2","v1","none"]');
    expect(faults.some((fault) => fault.startsWith('report.host.cpus:'))).toBe(true);
  });
});
