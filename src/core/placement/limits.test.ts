import { describe, expect, it } from 'vitest';
import { analyzeTexts, textAt, threadLines } from '../../testing/analyze-text.ts';
import { capabilitiesText } from '../../synthetic-hosts/host-text.ts';
import type { CgroupKind } from './choices.ts';
import type { DomainLimits } from './limits.ts';

const host = capabilitiesText('node:1 core:4 pu:2');
const vm = (inner: string, vcpu = '<vcpu>2</vcpu>'): string =>
  `<domain type='kvm'>${vcpu}<cputune>${inner}</cputune></domain>`;
const limitsOf = (inner: string, cgroup: CgroupKind = 'v2', vcpu?: string): DomainLimits =>
  analyzeTexts([vm(inner, vcpu), host], { cgroup }).placements[0]!.limits;
const traps = (limits: DomainLimits): readonly string[] => limits.traps.map(({ id, of }) => `${id} ${of}`);

describe('weight', () => {
  it('is twice the usual on v1 and twenty times on v2, for one and the same text', () => {
    const shares = '<shares>2048</shares>';
    expect(limitsOf(shares, 'v1').weight).toMatchObject({ file: 'cpu.shares', standard: 1024, ratio: 2 });
    expect(limitsOf(shares).weight).toMatchObject({ file: 'cpu.weight', standard: 100, ratio: 20.48 });
    expect(traps(limitsOf(shares, 'v1'))).toEqual([]);
    expect(traps(limitsOf(shares))).toEqual(['shares-unscaled shares']);
  });

  it('is the kernel’s own where nothing is written', () => {
    expect(limitsOf('').weight).toEqual({ file: 'cpu.weight', standard: 100 });
    expect(limitsOf('<shares/>').weight.shares).toBeUndefined();
  });
});

describe('cap', () => {
  it('is quota by period, for each vCPU and not for the domain (evidence E5)', () => {
    const limits = limitsOf('<period>1000000</period><quota>500000</quota>');
    expect(limits.vcpu.cpus).toBe(0.5);
    expect(limits.vcpusTogether).toBe(1);
    expect(limits.emulator.cpus).toBeUndefined();
    expect(traps(limits)).toEqual(['quota-per-vcpu vcpu', 'emulator-not-capped emulator']);
  });

  it('takes the kernel’s period of 100 ms where none is written', () => {
    expect(limitsOf('<quota>25000</quota>').vcpu.cpus).toBe(0.25);
  });

  it('is none for -1, 0, and a period alone', () => {
    expect(limitsOf('<period>1000000</period><quota>-1</quota>').vcpu.cpus).toBeUndefined();
    expect(traps(limitsOf('<period>1000000</period><quota>-1</quota>'))).toEqual(['quota-unlimited vcpu']);
    expect(traps(limitsOf('<period>50000</period>'))).toEqual(['period-alone vcpu']);
    expect(limitsOf('<period>0</period><quota>0</quota>').vcpu).toEqual({});
  });

  it('above one CPU changes nothing for a thread, and something for the domain (evidence E11)', () => {
    const limits = limitsOf('<quota>200000</quota><global_quota>200000</global_quota>');
    expect(traps(limits)).toEqual(['above-one-cpu vcpu']);
    expect(limits.global.cpus).toBe(2);
    expect(limits.vcpusTogether).toBe(2);
  });

  it('is read for emulator and iothreads apart', () => {
    const limits = limitsOf(
      '<quota>50000</quota><emulator_quota>20000</emulator_quota><iothread_period>10000</iothread_period><iothread_quota>1000</iothread_quota>',
    );
    expect([limits.emulator.cpus, limits.iothread.cpus]).toEqual([0.2, 0.1]);
    expect(traps(limits)).toEqual(['quota-per-vcpu vcpu']);
  });

  it('knows its place in the text', () => {
    const inner = '<period>1000000</period><quota>500000</quota>';
    const limits = limitsOf(inner);
    expect(textAt([vm(inner)], limits.vcpu.quota?.span)).toBe('<quota>500000</quota>');
    expect(textAt([vm(inner)], limits.traps[0]?.span)).toBe('<quota>500000</quota>');
  });

  it('counts the vCPUs that are online', () => {
    expect(limitsOf('<quota>50000</quota>', 'v2', `<vcpu current='1'>8</vcpu>`).vcpusTogether).toBe(0.5);
  });
});

it('never moves a thread', () => {
  const pins = `<vcpupin vcpu='0' cpuset='3'/>`;
  const limited = vm(`<shares>1024</shares><period>50000</period><quota>1000</quota>${pins}`);
  expect(threadLines(analyzeTexts([limited, host]))).toEqual(threadLines(analyzeTexts([vm(pins), host])));
});

it('takes the first element of a name, over several <cputune>', () => {
  const text = `<domain type='kvm'><vcpu>1</vcpu><cputune><quota>50000</quota></cputune><cputune><quota>20000</quota></cputune></domain>`;
  expect(analyzeTexts([text, host]).placements[0]?.limits.vcpu.cpus).toBe(0.5);
});
