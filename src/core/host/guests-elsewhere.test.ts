/** Where a guest stands with another machine than the one that is drawn, nothing of this one is said of it. */
import { expect, it } from 'vitest';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { analysisWords } from '../../words/analysis.ts';
import { runTimeWords } from '../../words/run-time.ts';
import { uiWords } from '../../words/ui.ts';
import { tableCells } from '../../page/table/table-cells.ts';
import { defaultChoices } from '../analysis.ts';
import { analyze } from '../analyze.ts';
import { lookThrough } from '../lens/look-through.ts';
import { seenSets } from '../live/seen-sets.ts';
import { eraIds } from '../placement/eras.ts';
import { placeAsIn } from '../placement/place-as-in.ts';

const vm = `<domain type='kvm'><name>web</name><memory>1</memory><vcpu>2</vcpu><cputune><vcpupin vcpu='0' cpuset='0-1'/></cputune></domain>`;
const seen = '$ virsh vcpupin web\n VCPU   CPU Affinity\n----------------------\n 0      1\n';
const files = {
  'kvm1/caps': capabilitiesText('node:2 core:2 pu:1'),
  'kvm1/cmdline': '$ cat /proc/cmdline\nquiet isolcpus=0-1\n',
  'kvm1/numactl':
    'available: 2 nodes (0-1)\nnode 0 cpus: 0 1\nnode 1 cpus: 2 3\nnode distances:\nnode   0   1\n  0:  10  21\n  1:  21  10\n',
  'kvm1/web.xml': vm,
  'kvm1/seen': seen,
  'kvm2/caps': capabilitiesText('node:1 core:12 pu:1'),
  'kvm2/web.xml': vm,
  'kvm2/seen': seen,
};
const analysis = analyze(
  Object.entries(files).map(([name, text], i) => ({ id: `s${i}`, name, text })),
  { ...defaultChoices, machine: 0 },
);

it('places it in every era as the analysis does', () => {
  for (const era of eraIds) {
    const [own, other] = placeAsIn(analysis, defaultChoices, era);
    expect(own?.threads.map(({ runs }) => runs !== undefined)).toEqual([true, true, true]);
    expect(other?.threads.map(({ runs }) => runs)).toEqual([undefined, undefined, undefined]);
  }
  expect(placeAsIn(analysis, defaultChoices, 'now')).toEqual(analysis.placements);
});

it.each(['distance', 'isolation'] as const)('tells nothing of it through the lens of %s', (id) => {
  const { classOfThread } = lookThrough(id, analysis, undefined);
  expect(classOfThread.get('d0/vcpu:0')?.tone).not.toBe('unknown');
  for (const thread of ['d1/vcpu:0', 'd1/vcpu:1', 'd1/emulator'])
    expect(classOfThread.get(thread)?.tone).toBe('unknown');
});

it('outlines no CPU where it was seen on its own machine', () => {
  expect([...seenSets(analysis).keys()]).toEqual(['d0/vcpu:0']);
});

it('calls its CPUs no node of this machine', () => {
  const { explain } = tableCells({
    analysis,
    sources: [],
    lens: lookThrough('source', analysis, undefined),
    language: 'en',
    words: analysisWords('en'),
    runTime: runTimeWords('en'),
    ui: uiWords('en'),
  });
  const said = analysis.placements.map(({ threads: [first] }) => explain(first!));
  expect(said).toEqual(['0-1 = 2 CPUs: all of node 0', '0-1 = 2 CPUs']);
});
