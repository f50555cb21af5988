import { expect, it } from 'vitest';
import { capabilitiesText } from '../synthetic-hosts/host-text.ts';
import { defaultChoices } from './analysis.ts';
import { analyze } from './analyze.ts';

const a = capabilitiesText('node:2 core:4 pu:2');
const b = capabilitiesText('node:1 core:4 pu:1');
const vm = (name: string): string => `<domain type='kvm'><name>${name}</name><vcpu>1</vcpu></domain>`;
const line = (name: string): string => `/usr/bin/qemu-system-x86_64 -name guest=${name} -smp 1`;

/** `a b | c`: the guests of the first machine, then those of the second. */
function guestsOf(texts: Readonly<Record<string, string>>): string {
  const sources = Object.entries(texts).map(([name, text], i) => ({ id: `s${i}`, name, text }));
  const { machines, domains } = analyze(sources, defaultChoices);
  const names = new Map(domains.map(({ id, name }) => [id, name]));
  return machines.map(({ guests }) => guests?.map((id) => names.get(id)).join(' ') ?? '-').join(' | ');
}

it.each<[string, Readonly<Record<string, string>>, string]>([
  ['in the same text', { 'a.xml': a, 'b.txt': `${b}\n${vm('x')}` }, ' | x'],
  ['before its machine, in the same text', { 'a.xml': a, 'b.txt': `${vm('x')}\n${b}` }, ' | x'],
  ['after the machine that was told of last', { all: `${a}\n${vm('x')}\n${b}\n${vm('y')}` }, 'x | y'],
  ['before both: nobody knows', { all: `${vm('x')}\n${a}\n${b}` }, ' | '],
  ['in a text of its own: nobody knows', { 'a.xml': a, 'b.xml': b, 'x.xml': vm('x') }, ' | '],
  ['in the same folder', { 'sos/a/caps': a, 'sos/b/caps': b, 'sos/b/etc/qemu/x.xml': vm('x') }, ' | x'],
  [
    'in the folder over both: nobody knows',
    { 'sos/a/caps': a, 'sos/b/caps': b, 'sos/x.xml': vm('x') },
    ' | ',
  ],
  [
    'under the same prompt, in whatever order',
    {
      one: `[root@kvm1 ~]# virsh capabilities\n${a}\n[root@kvm2 ~]# virsh capabilities\n${b}\n`,
      two: `[root@kvm1 ~]# virsh dumpxml x\n${vm('x')}\n[root@kvm2 ~]# virsh dumpxml y\n${vm('y')}\n`,
    },
    'x | y',
  ],
  [
    'under the full name of the machine, which its prompt does not tell',
    {
      caps: `[root@kvm1 ~]# virsh capabilities\n${a}\n[root@kvm2 ~]# virsh capabilities\n${b}\n`,
      xml: `[me@desk ~]$ ssh root@kvm1.lan virsh dumpxml x\n${vm('x')}\n[me@desk ~]$ ssh kvm2.lan virsh dumpxml y\n${vm('y')}\n`,
    },
    'x | y',
  ],
  [
    'under a short name that two full ones begin with: nobody knows',
    {
      caps: `[me@desk ~]$ ssh kvm1.lan virsh capabilities\n${a}\n[me@desk ~]$ ssh kvm1.dmz virsh capabilities\n${b}\n`,
      xml: `[root@kvm1 ~]# virsh dumpxml x\n${vm('x')}\n`,
    },
    ' | ',
  ],
  [
    'under a short and a full name that two machines are told under',
    {
      short: `[root@kvm1 ~]# virsh capabilities\n${a}\n[root@kvm1 ~]# virsh dumpxml x\n${vm('x')}\n`,
      full: `[me@desk ~]$ ssh kvm1.lan virsh capabilities\n${b}\n[me@desk ~]$ ssh kvm1.lan virsh dumpxml y\n${vm('y')}\n`,
    },
    'x | y',
  ],
  [
    'by its name alone: a machine has a QEMU process of that name',
    { 'a/caps': a, 'a/x': line('x'), 'b/caps': b, 'x.xml': vm('x'), 'y.xml': vm('y') },
    'x x | ',
  ],
  [
    'by its name alone, told of by QEMU: a machine has its XML',
    { 'a/caps': a, 'b/x': vm('x'), 'b/caps': b, ps: line('x') },
    ' | x x',
  ],
  [
    'of a name that both machines have: nobody knows',
    { 'a/caps': a, 'a/x': line('x'), 'b/caps': b, 'b/x': line('x'), 'x.xml': vm('x') },
    'x | x',
  ],
  [
    'beside the only guest, of which one text does not tell the name',
    { 'a/caps': a, 'b/x': line('x'), 'b/caps': b, xml: '<vcpu>1</vcpu>' },
    ' |  x',
  ],
  [
    'of another name than the only guest: nobody knows',
    { 'a/caps': a, 'b/x': line('x'), 'b/caps': b, xml: vm('y') },
    ' | x',
  ],
])('%s', (_, texts, told) => {
  expect(guestsOf(texts)).toBe(told);
});

it('calls a machine as its prompts do, where they agree', () => {
  const prompts = (one: string, two: string): string =>
    `[root@kvm1 ~]# virsh capabilities\n${a}\n[${one} ~]# virsh capabilities\n${b}\n[${two} ~]# virsh capabilities\n${b}\n`;
  const namesOf = (text: string): readonly unknown[] =>
    analyze([{ id: 's0', name: 'all', text }], defaultChoices).machines.map(({ name }) => name);
  expect(namesOf(prompts('me@kvm2', 'root@kvm2'))).toEqual(['kvm1', 'kvm2']);
  expect(namesOf(prompts('me@kvm2.lan', 'root@kvm2'))).toEqual(['kvm1', 'kvm2.lan']);
  expect(namesOf(prompts('me@10.0.0.2', 'root@10'))).toEqual(['kvm1', undefined]);
  expect(namesOf(`${a}\n${b}`)).toEqual([undefined, undefined]);
});

it('is not asked where there is one machine', () => {
  expect(guestsOf({ all: `${a}\n${vm('x')}` })).toBe('-');
});
