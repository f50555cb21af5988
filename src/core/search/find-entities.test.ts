import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import { findEntities } from './find-entities.ts';

const web =
  "<domain type='kvm'><name>web-1</name><memory>1</memory><vcpu>4</vcpu><iothreads>2</iothreads></domain>";
const two = [capabilitiesText('node:2 core:2 pu:2'), web, web.replace('web-1', 'db 3')];
const analysis = analyzeTexts(two);

describe('findEntities', () => {
  it.each([
    ['vcpu 3', ['d0/vcpu:3', 'd1/vcpu:3']],
    ['VCPU3', ['d0/vcpu:3', 'd1/vcpu:3']],
    ['web vcpu 3', ['d0/vcpu:3']],
    ['db 3 vcpu:1', ['d1/vcpu:1']],
    ['cpu 5', ['pcpu:5']],
    ['cpu 500', []],
    ['node 1', ['node:1']],
    ['节点 1', ['node:1']],
    ['node', ['node:0', 'node:1']],
    ['emu', ['d0/emulator', 'd1/emulator']],
    ['iothread 2', ['d0/iothread:2', 'd1/iothread:2']],
    ['web', ['d0']],
    ['db 3', ['d1']],
    ['', []],
    ['nothing of this kind', []],
    ['3', ['d0/vcpu:3', 'd1/vcpu:3', 'pcpu:3', 'd1']],
  ])('%j → %j', (query, ids) => {
    expect([...findEntities(query, analysis)].sort()).toEqual([...ids].sort());
  });

  it('finds the CPUs that are named where there is no host', () => {
    const guest = analyzeTexts(["<vcpu cpuset='3-5'>1</vcpu>"]);
    expect(findEntities('cpu 4', guest)).toEqual(['pcpu:4']);
    expect(findEntities('cpu 6', guest)).toEqual([]);
  });
});
