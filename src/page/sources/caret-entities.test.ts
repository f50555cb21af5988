import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { entitiesOnLines } from './caret-entities.ts';

const domain = `<domain>
  <vcpu cpuset='0-3'>3</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='1'/>
    <emulatorpin cpuset='2'/>
  </cputune>
  <numatune>
    <memnode cellid='0' mode='strict' nodeset='1'/>
  </numatune>
  <cpu><numa><cell id='0' cpus='0-2' memory='512' unit='MiB'/></numa></cpu>
</domain>
`;
const table = `available: 2 nodes (0-1)
node 0 cpus: 0 1
node 0 size: 1000 MB
node 1 cpus: 2 3
node 1 size: 1000 MB
`;
const capabilities = `<capabilities><host><topology><cells num='1'>
<cell id='0'>
<cpus num='2'>
<cpu id='0' socket_id='0' core_id='0' siblings='0'/>
<cpu id='1' socket_id='0' core_id='1' siblings='1'/>
</cpus>
</cell></cells></topology></host></capabilities>
`;

/** The entities of the lines `first` to `last`, counted from 1, of the text with the number `of`. */
function entitiesOf(texts: readonly string[], of: number, first: number, last = first): readonly string[] {
  const lines = (texts[of] ?? '').split('\n');
  const from = lines.slice(0, first - 1).join('\n').length + (first > 1 ? 1 : 0);
  const to = lines.slice(0, last).join('\n').length + 1;
  return entitiesOnLines(analyzeTexts(texts), { source: `s${String(of + 1)}`, from, to });
}

describe('the entities of a line', () => {
  const texts = [domain, table];

  it('are the threads for which it decides, and no others', () => {
    expect(entitiesOf(texts, 0, 2)).toEqual(['d0/vcpu:1', 'd0/vcpu:2']);
    expect(entitiesOf(texts, 0, 4)).toEqual(['d0/vcpu:0']);
    expect(entitiesOf(texts, 0, 5)).toEqual(['d0/emulator']);
    expect(entitiesOf(texts, 0, 4, 5)).toEqual(['d0/vcpu:0', 'd0/emulator']);
  });

  it('are the guest cell whose memory it decides', () => {
    expect(entitiesOf(texts, 0, 8)).toEqual(['d0/cell:0']);
  });

  it('are none where nothing is decided', () => {
    expect(entitiesOf(texts, 0, 1)).toEqual([]);
    expect(entitiesOf(texts, 0, 11)).toEqual([]);
    expect(entitiesOf(['nothing at all'], 0, 1)).toEqual([]);
    expect(entitiesOnLines(analyzeTexts(texts), { source: 'gone', from: 0, to: 1000 })).toEqual([]);
  });

  it('are the node and CPUs of a row of numactl', () => {
    expect(entitiesOf(texts, 1, 2)).toEqual(['node:0', 'pcpu:0', 'pcpu:1']);
    expect(entitiesOf(texts, 1, 4)).toEqual(['node:1', 'pcpu:2', 'pcpu:3']);
    expect(entitiesOf(texts, 1, 1)).toEqual([]);
  });

  it('are the CPU, or the node, that an element of capabilities declares', () => {
    expect(entitiesOf([capabilities], 0, 5)).toEqual(['pcpu:1']);
    expect(entitiesOf([capabilities], 0, 2)).toEqual(['node:0']);
  });
});
