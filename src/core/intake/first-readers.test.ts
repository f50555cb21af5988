/** The page's first readers must not read a text otherwise than all readers would. */
import { expect, it } from 'vitest';
import { capabilitiesText, numactlText } from '../../synthetic-hosts/host-text.ts';
import { analyzeFirst } from '../analyze-first.ts';
import { analyzeAll } from '../analyze-all.ts';
import { defaultChoices } from '../analysis.ts';

const guest = `<domain type='kvm'><name>a</name><memory>1</memory><vcpu>2</vcpu><os><type>hvm</type></os></domain>`;
const host = 'node:2 core:2 pu:2';
const source = (text: string) => [{ id: 's', name: 's', text }];

it.each([
  ['a guest', guest],
  [
    'a session',
    `$ virsh capabilities\n${capabilitiesText(host)}\n$ numactl -H\n${numactlText(host)}\n$ virsh dumpxml a\n${guest}\n`,
  ],
  ['fragments', `<vcpu>2</vcpu>\n<cputune><vcpupin vcpu='0' cpuset='1'/></cputune>`],
])('%s is read the same', (_what, text) => {
  expect(analyzeFirst(source(text), defaultChoices)).toEqual(analyzeAll(source(text), defaultChoices));
});

it.each([
  ['lscpu -e', 'CPU NODE SOCKET CORE\n0 0 0 0\n1 0 0 1\n'],
  ['a running guest', `${guest}\n VCPU   CPU Affinity\n----------------------\n 0      0-1\n`],
  ['a what-if', `${guest}\nvirsh vcpupin a 0 1\n`],
  ['a guest behind the name of its machine', guest.replace(/^|(?<=>)(?=<)/g, '\nkvm1.lan: ').trim()],
  ['what Salt prints', `$ salt '*' cmd.run 'numactl -H'\nkvm1:\n${numactlText(host).replace(/^/gm, '    ')}`],
  ['what nobody knows', 'hello'],
])('%s needs all of them', (_what, text) => {
  expect(analyzeFirst(source(text), defaultChoices)).toBe('needs-all-readers');
});
