import { expect, it } from 'vitest';
import { capabilitiesText } from '../synthetic-hosts/host-text.ts';
import { defaultChoices } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import { chooseMachine } from './choose-machine.ts';

const sources = [
  { id: 's0', name: 'reports/a/capabilities', text: capabilitiesText('node:2 core:4 pu:2') },
  { id: 's1', name: 'b.xml', text: capabilitiesText('node:1 core:4 pu:1') },
  { id: 's2', name: 'web.xml', text: '<domain><name>web</name><vcpu>1</vcpu></domain>' },
  { id: 's3', name: 'sos-b/lscpu', text: capabilitiesText('node:1 core:4 pu:1') },
];
const analysis = analyze(sources, defaultChoices);
const known = 'the machines are 1: 16 CPUs (0-15), 2: 4 CPUs (0-3)';

it.each([
  ['1', 0],
  ['2', 1],
  ['b.xml', 1],
  ['reports', 0],
  ['reports/a/', 0],
  ['capabilities', 0],
  ['down/sos-b.tar.xz', 1],
])('takes %s', (asked, machine) => {
  expect(chooseMachine(asked, sources, analysis)).toEqual({ ok: true, machine });
});

it.each(['kvm02', 'root@kvm02'])('takes %s, as the prompt calls it', (asked) => {
  const text = ['kvm01', 'kvm02']
    .map((name, i) => `[root@${name} ~]# virsh capabilities\n${sources[i]?.text}\n`)
    .join('');
  const one = [{ id: 's0', name: 'paste.txt', text }];
  expect(chooseMachine(asked, one, analyze(one, defaultChoices))).toEqual({ ok: true, machine: 1 });
  expect(chooseMachine('kvm03', one, analyze(one, defaultChoices))).toEqual({
    ok: false,
    message:
      "--machine: no text called 'kvm03' tells of a machine; the machines are 1: kvm01, 16 CPUs (0-15), 2: kvm02, 4 CPUs (0-3)",
  });
});

it.each([
  ['kvm02', ['kvm01.lan', 'kvm02.lan'], 1],
  ['kvm02.lan', ['kvm01', 'kvm02'], 1],
  // Two begin so.
  ['kvm', ['kvm.lan', 'kvm.dmz'], undefined],
  // A file is called so.
  ['capabilities.txt', ['kvm01', 'capabilities'], 0],
])('takes %s for the short or full name of one machine alone', (asked, names, machine) => {
  const some = names.map((name, i) => ({
    id: `s${i}`,
    name: i === 0 ? 'capabilities.txt' : 'paste',
    text: `[root@${name} ~]# virsh capabilities\n${sources[i]?.text}\n`,
  }));
  const chosen = chooseMachine(asked, some, analyze(some, defaultChoices));
  expect(chosen.ok ? chosen.machine : undefined).toBe(machine);
});

it.each([
  ['3', `--machine: there is no machine 3; ${known}`],
  ['0', `--machine: there is no machine 0; ${known}`],
  ['web.xml', `--machine: no text called 'web.xml' tells of a machine; ${known}`],
])('says what there is instead of %s', (asked, message) => {
  expect(chooseMachine(asked, sources, analysis)).toEqual({ ok: false, message });
});

it('says where a name is of several, and where there is none', () => {
  const both = sources.map((source) => ({ ...source, name: `all/${source.name}` }));
  expect(chooseMachine('all', both, analyze(both, defaultChoices))).toEqual({
    ok: false,
    message: `--machine: 'all' tells of 2 machines; ${known}`,
  });
  const none = sources.slice(2, 3);
  expect(chooseMachine('1', none, analyze(none, defaultChoices))).toEqual({
    ok: false,
    message: '--machine: no text tells of a machine',
  });
});
