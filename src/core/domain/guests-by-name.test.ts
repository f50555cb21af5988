import { describe, expect, it } from 'vitest';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';
import { defaultChoices, type Analysis } from '../analysis.ts';
import { analyzeAll } from '../analyze-all.ts';
import { applyChanges } from '../change/apply-changes.ts';
import type { Change } from '../intake/facts/change.ts';
import type { Source } from '../text/source.ts';

const small = capabilitiesText('node:1 core:4 pu:1');
const wide = capabilitiesText('node:2 core:4 pu:2');
const vm = (name: string): string =>
  `<domain type='kvm'><name>${name}</name><memory>1</memory><vcpu>2</vcpu><os><type>hvm</type></os></domain>`;

/** Each machine's guest is called `web`; the first machine is the one that is drawn. */
const two = { 'kvm1/caps': small, 'kvm1/web.xml': vm('web'), 'kvm2/caps': wide, 'kvm2/web.xml': vm('web') };

const sourcesOf = (files: Readonly<Record<string, string>>): readonly Source[] =>
  Object.entries(files).map(([name, text], i) => ({ id: `s${i}`, name, text }));
const analyzeFiles = (files: Readonly<Record<string, string>>, machine = 0): Analysis =>
  analyzeAll(sourcesOf(files), { ...defaultChoices, machine });

const changesOf = (files: Readonly<Record<string, string>>, machine = 0): readonly string[] =>
  analyzeFiles(files, machine).changes.map(({ domain, why, outcome }) => `${domain ?? why ?? ''} ${outcome}`);
const seenOf = (files: Readonly<Record<string, string>>): readonly string[] =>
  analyzeFiles(files).observations.map(({ domain, thread, unjoined }) => thread ?? domain ?? unjoined ?? '');

describe('a what-if command', () => {
  const pin = '$ virsh vcpupin web 0 3\n';

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['of the first machine', { ...two, 'kvm1/notes': pin }, 'd0 applied'],
    ['of the second', { ...two, 'kvm2/notes': pin }, 'd1 applied'],
    ['of nobody knows which', { ...two, notes: pin }, 'several-domains unplaced'],
    [
      'after the machine that was told of last',
      { all: `${small}${vm('web')}\n${wide}${vm('web')}\n${pin}` },
      'd1 applied',
    ],
    [
      'after another machine than that of the only guest of the name',
      { all: `${small}${vm('web')}\n${wide}${vm('db')}\n${pin}` },
      'd0 applied',
    ],
    [
      'of a machine that has no such guest',
      { 'kvm1/caps': small, 'kvm1/web.xml': vm('web'), 'kvm2/caps': wide, 'kvm2/notes': pin },
      'other-machine unplaced',
    ],
    [
      'beside a guest of which nobody knows where it runs',
      { 'kvm1/caps': small, 'kvm2/caps': wide, 'kvm2/notes': pin, 'web.xml': vm('web') },
      'd0 applied',
    ],
  ])('%s', (_, files, told) => {
    for (const machine of [0, 1]) expect(changesOf(files, machine)).toEqual([told]);
  });

  it('without a name is about the only guest of its machine', () => {
    expect(changesOf({ ...two, 'kvm2/notes': '$ virsh vcpupin $VM 0 3\n' })).toEqual(['d1 applied']);
  });

  it('is judged by the CPUs of its own guest’s machine, where they are drawn', () => {
    const files = { ...two, 'kvm2/notes': '$ virsh vcpupin web 0 12\n' };
    expect(changesOf(files, 0)).toEqual(['d1 applied']);
    expect(changesOf(files, 1)).toEqual(['d1 applied']);
    expect(changesOf({ ...two, 'kvm1/notes': '$ virsh vcpupin web 0 12\n' })).toEqual(['d0 refused']);
  });

  it('takes time in proportion to guests and commands', () => {
    const [one] = analyzeFiles({ text: vm('web') }).domains;
    const [pinned] = pin.split('\n');
    const span = { source: 's0', from: 0, to: pinned!.length };
    const domains = Array.from({ length: 4000 }, (_, i) => ({
      ...one!,
      id: `d${i}`,
      index: i,
      name: `vm${i}`,
    }));
    const changes = domains.map(({ name }): Change => ({
      kind: 'emulatorpin',
      domain: name,
      cpuset: { value: '0', span },
      live: true,
      config: false,
      span,
    }));
    const where = { host: undefined, machines: [], homeOf: () => undefined };
    const applied = withinCpuMs(500, () => applyChanges(domains, changes, where, new Set()));
    expect(applied.changes.map(({ domain }) => domain)).toEqual(domains.map(({ id }) => id));
  });
});

describe('an output', () => {
  const pins = ' VCPU   CPU Affinity\n----------------------\n 0      0-1\n';

  it('is that of the guest of its own machine', () => {
    const asked = `$ virsh vcpupin web\n${pins}`;
    expect(seenOf({ ...two, 'kvm1/out': asked, 'kvm2/out': asked })).toEqual(['d0/vcpu:0', 'd1/vcpu:0']);
    expect(seenOf({ ...two, out: asked })).toEqual(['several-domains']);
    expect(seenOf({ ...two, 'kvm2/out': pins })).toEqual(['d1/vcpu:0']);
    const elsewhere = { 'kvm1/caps': small, 'kvm1/web.xml': vm('web'), 'kvm2/caps': wide, 'kvm2/out': asked };
    expect(seenOf(elsewhere)).toEqual(['other-machine']);
  });

  it('is that of a guest whose XML stands with no machine, where one machine alone has a process of its name', () => {
    const asked = `$ virsh vcpupin web\n${pins}`;
    const line = 'qemu-system-x86_64 -name guest=web -smp 2';
    const files = { 'kvm1/caps': small, 'kvm1/cmdline': line, 'kvm2/caps': wide, 'web.xml': vm('web') };
    expect(seenOf({ ...files, 'kvm1/out': asked })).toEqual(['d0/vcpu:0']);
    expect(seenOf({ ...files, out: asked })).toEqual(['d0/vcpu:0']);
    expect(seenOf({ ...files, 'kvm2/out': asked })).toEqual(['other-machine']);
    expect(seenOf({ ...files, 'kvm2/cmdline': line, out: asked })).toEqual(['several-domains']);
  });

  it('of CPUs is cut to the host only where it stands with it', () => {
    const asked = '$ virsh vcpupin web\n VCPU   CPU Affinity\n----------------------\n 0      0-15\n';
    const cpusOf = (files: Readonly<Record<string, string>>) =>
      analyzeFiles(files).observations.map(({ cpus }) => cpus);
    expect(cpusOf({ ...two, 'kvm1/out': asked, 'kvm2/out': asked })).toEqual([[[0, 3]], undefined]);
  });

  it('and a command’s guest are of the machine that a tool for many machines puts before each line', () => {
    const turns = (...texts: readonly [string, string]): string => {
      const [a, b] = texts.map((text) => text.trimEnd().split('\n'));
      return a!.flatMap((line, i) => [`kvm1: ${line}`, `kvm2: ${b![i]}`]).join('\n');
    };
    const hardware = (size: number): string =>
      `available: 1 nodes (0)\nnode 0 cpus: ${Array.from({ length: size }, (_, i) => i).join(' ')}\nnode 0 size: 1024 MB`;
    const dump = vm('web').replaceAll('><', '>\n<');
    const text = [turns(hardware(4), hardware(8)), turns(dump, dump), turns(pins, pins)].join('\n');
    expect(seenOf({ text })).toEqual(['d0/vcpu:0', 'd1/vcpu:0']);
  });

  it('calls a guest by the id that its own machine gave it', () => {
    const list = (name: string): string =>
      ` Id   Name   State\n-----------------\n 1    ${name}      running\n`;
    const files = {
      'kvm1/caps': small,
      'kvm1/all.xml': vm('web') + vm('db'),
      'kvm1/list': list('web'),
      'kvm2/caps': wide,
      'kvm2/all.xml': vm('web') + vm('db'),
      'kvm2/list': list('db'),
    };
    const asked = `$ virsh vcpupin 1\n${pins}`;
    expect(seenOf({ ...files, 'kvm1/out': asked, 'kvm2/out': asked })).toEqual([
      'd0',
      'd3',
      'd0/vcpu:0',
      'd3/vcpu:0',
    ]);
    expect(seenOf({ ...files, out: asked }).at(-1)).toBe('several-domains');
  });

  it('is about the processes of its own machine', () => {
    const ps = (name: string, vcpu: number): string =>
      `  PID   TID PSR COMMAND\n   50    50   1 ${name}\n   50    51   2 CPU ${vcpu}/KVM\n`;
    const taskset = "pid 51's current affinity list: 1\n";
    const files = {
      ...two,
      'kvm1/ps': ps('qemu-kvm', 0),
      'kvm1/taskset': taskset,
      'kvm2/ps': ps('qemu-kvm', 1),
      'kvm2/taskset': taskset,
    };
    expect(seenOf(files).filter((id) => id.includes('vcpu'))).toEqual([
      'd0/vcpu:0',
      'd0/vcpu:0',
      'd1/vcpu:1',
      'd1/vcpu:1',
    ]);
  });
});
