import { describe, expect, it } from 'vitest';
import { analyzeTexts, ruleIds, textAt, threadLines } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { formatCpuSet } from '../cpuset/cpuset.ts';
import { isPlaceholder } from './apply-changes.ts';

const host = capabilitiesText('node:2 core:2 pu:2');
const vm = (inner: string, name = 'web'): string =>
  `<domain type='kvm'><name>${name}</name><memory>1</memory>${inner}<os><type>hvm</type></os></domain>`;
const shared = [
  [0, 1],
  [4, 4],
];
const plain = vm(`<vcpu cpuset='0-1,4' current='2'>4</vcpu><iothreads>1</iothreads>`);

describe('what-if commands', () => {
  it('replace pins, one after the other, with the command as the place of the reason', () => {
    const texts = [
      host,
      plain,
      '$ virsh vcpupin web 0 5\n$ virsh vcpupin web 0 6 --live\n$ virsh emulatorpin web 7',
    ];
    const analysis = analyzeTexts(texts);
    expect(threadLines(analysis)).toEqual([
      'vcpu:0 → 6 vcpupin',
      'vcpu:1 → 0-1,4 vcpu-cpuset',
      'vcpu:2 → 0-1,4 vcpu-cpuset (offline)',
      'vcpu:3 → 0-1,4 vcpu-cpuset (offline)',
      'emulator → 7 emulatorpin',
      'iothread:1 → 0-1,4 vcpu-cpuset',
    ]);
    expect(analysis.changes.map(({ id, before, after }) => [id, before, after])).toEqual([
      ['change:0', { cpus: shared }, { cpus: [[5, 5]] }],
      ['change:1', { cpus: [[5, 5]] }, { cpus: [[6, 6]] }],
      ['change:2', { cpus: shared }, { cpus: [[7, 7]] }],
    ]);
    const applied = analysis.placements[0]?.threads[0]?.reasons.find(({ state }) => state === 'applied');
    expect(textAt(texts, applied?.span)).toBe('virsh vcpupin web 0 6 --live');
    // The command leaves the others on the other node.
    expect(ruleIds(analysis)).toEqual(['warning vcpus-on-several-nodes']);
  });

  it('can be left out one by one', () => {
    const texts = [host, plain, '$ virsh vcpupin web 0 5\n$ virsh vcpupin web 0 6'];
    expect(threadLines(analyzeTexts(texts, { droppedChanges: ['change:1'] }))[0]).toBe('vcpu:0 → 5 vcpupin');
    const none = analyzeTexts(texts, { droppedChanges: ['change:0', 'change:1'] });
    expect(threadLines(none)).toEqual(threadLines(analyzeTexts([host, plain])));
    expect(none.changes.map(({ outcome }) => outcome)).toEqual(['dropped', 'dropped']);
  });

  it('are followed by the findings', () => {
    const texts = [host, vm(`<vcpu>2</vcpu>`), '$ virsh vcpupin web 0 3\n$ virsh vcpupin web 1 3'];
    expect(ruleIds(analyzeTexts(texts))).toEqual(['warning vcpus-share-pcpu', 'note emulator-may-wander']);
  });

  it('r is every CPU of the host, as a pin', () => {
    const analysis = analyzeTexts([host, plain, '$ virsh iothreadpin web 1 r']);
    expect(threadLines(analysis).at(-1)).toBe('iothread:1 → 0-7 iothreadpin');
  });

  it('plug vCPUs in and out, and change the most there may be', () => {
    const count = (command: string) => {
      const { domains, changes } = analyzeTexts([host, plain, command]);
      const { vcpus, onlineVcpus } = domains[0]!;
      return [vcpus.max, vcpus.current, formatCpuSet(onlineVcpus), changes[0]?.outcome];
    };
    expect(count('$ virsh setvcpus web 3')).toEqual([4, 3, '0-2', 'applied']);
    expect(count('$ virsh setvcpus web 1 --config')).toEqual([4, 1, '0', 'applied']);
    expect(count('$ virsh setvcpus web 8 --config --maximum')).toEqual([8, 2, '0-1', 'applied']);
    expect(count('$ virsh setvcpus web 9')).toEqual([4, 2, '0-1', 'refused']);
  });

  it('move memory', () => {
    const { placements, changes } = analyzeTexts([host, plain, '$ virsh numatune web --mode 1 --nodeset 1']);
    expect(placements[0]?.memory).toMatchObject([{ mode: 'preferred', nodes: [[1, 1]], source: 'numatune' }]);
    expect(changes[0]).toMatchObject({
      before: { nodes: 'all' },
      after: { mode: 'preferred', nodes: [[1, 1]] },
    });
  });

  /** As virsh 9.0.0 with libvirt's QEMU driver says it. */
  it.each([
    ['vcpupin web 0 24', "CPU 24 in cpulist '24' exceed the maxcpu 8"],
    ['vcpupin web 0 1,a', "Invalid cpulist '1,a'"],
    ['vcpupin web 0 0-3,^0-1', "Invalid cpulist '0-3,^0-1'"],
    ['emulatorpin web 1,^1', "Invalid cpulist '1,^1'"],
    ['emulatorpin web 1024', "Invalid cpulist '1024'"],
    ['vcpupin web 9 0', 'invalid argument: vcpu 9 is out of range of live cpu count 4'],
    ['vcpupin web 9 0 --config', 'invalid argument: vcpu 9 is out of range of persistent cpu count 2'],
    ['iothreadpin web 5 0 --config', 'invalid argument: iothreadid 5 not found'],
    [
      'setvcpus web 9 --config',
      'invalid argument: requested vcpus is greater than max allowable vcpus for the persistent domain: 9 > 4',
    ],
    ['numatune web --nodeset x1', "invalid argument: Failed to parse bitmap 'x1'"],
    ['numatune web --mode foo', 'Invalid mode: foo'],
  ])('%s: %s', (command, message) => {
    const analysis = analyzeTexts([host, plain, `$ virsh ${command}`]);
    expect(analysis.changes).toMatchObject([{ outcome: 'refused', message }]);
    expect(analysis.findings).toMatchObject([
      { rule: 'change-refused', severity: 'error', params: { libvirt: message } },
    ]);
    expect(threadLines(analysis)).toEqual(threadLines(analyzeTexts([host, plain])));
  });

  it('setvcpus --maximum has to fit the topology', () => {
    const text = vm(`<vcpu>4</vcpu><cpu><topology sockets='1' cores='4' threads='1'/></cpu>`);
    expect(analyzeTexts([text, '$ virsh setvcpus web 8 --config --maximum']).changes).toMatchObject([
      { message: "invalid argument: CPU topology doesn't match the desired vcpu count" },
    ]);
  });

  it('find their domain by name, or say why not', () => {
    const outcome = (texts: readonly string[], named: string) => {
      const { changes } = analyzeTexts([...texts, `$ virsh vcpupin ${named} 0 1`]);
      return changes[0]?.why ?? `${changes[0]?.outcome ?? ''} ${changes[0]?.domain ?? ''}`;
    };
    const other = vm('<vcpu>1</vcpu>', 'db');
    expect(outcome([plain, other], 'db')).toBe('applied d1');
    expect(outcome([other, plain, other], 'db')).toBe('applied d2');
    expect(outcome([plain, other], 'x')).toBe('name-unknown');
    expect(outcome([plain, other], 'instance_name')).toBe('several-domains');
    expect(outcome([plain], 'x')).toBe('name-unknown');
    expect(outcome([plain], 'instance_name')).toBe('applied d0');
    expect(outcome([plain], '3')).toBe('applied d0');
    expect(outcome(['<vcpu>2</vcpu>'], 'anything')).toBe('applied d0');
    expect(outcome([], 'web')).toBe('no-domain');
  });
});

it('a name that stands for one is known by its words', () => {
  for (const name of [
    'instance_name',
    'vm',
    'VM_NAME',
    'my-vm',
    '$VM',
    '${DOMAIN}',
    'your_domain',
    'domname',
    '虚拟机名',
  ])
    expect(isPlaceholder(name), name).toBe(true);
  for (const name of ['web-1', 'guest01', 'instance-0000002a', 'vm1', 'pinned8'])
    expect(isPlaceholder(name), name).toBe(false);
});
