import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import type { Choices } from '../analysis.ts';
import type { Domain } from './domain.ts';
import { changesOf, chosenVersion, compareVersions, defineVersions, newestVersion } from './versions.ts';

const read = (inner: string, choices: Partial<Choices>): Domain => {
  const domain = analyzeTexts([`<domain type='kvm'><name>t</name>${inner}</domain>`], choices).domains[0];
  if (domain === undefined) throw new Error('no domain');
  return domain;
};
const refusalOf = (inner: string, libvirt: string): string | undefined =>
  read(inner, { libvirt }).refusals[0]?.message;

describe('the table', () => {
  it('is in order of release, each change once', () => {
    const releases = defineVersions.map(({ since }) => since);
    expect([...releases].sort(compareVersions)).toEqual(releases);
    expect(new Set(defineVersions.map(({ change }) => change)).size).toBe(defineVersions.length);
  });

  it('takes now for all that is certain, and 9.0.0 to answer as libvirt', () => {
    expect(newestVersion()).toBe('12.4.0');
    expect(changesOf(undefined)).toEqual(changesOf(newestVersion()));
    expect(changesOf('9.0.0').size).toBe(0);
    expect(chosenVersion({ asLibvirt: true })).toBe('9.0.0');
    expect(chosenVersion({ asLibvirt: true, libvirt: '10.1.0' })).toBe('10.1.0');
    expect(chosenVersion({ asLibvirt: false })).toBeUndefined();
  });
});

describe('later releases', () => {
  const clusters = `<vcpu>8</vcpu><cpu><topology sockets='1' clusters='2' cores='4' threads='1'/></cpu>`;

  it('multiply clusters in since 10.1.0; before, nobody reads them', () => {
    expect(refusalOf(clusters, '10.0.0')).toBe(
      `unsupported configuration: CPU topology doesn't match maximum vcpu count`,
    );
    expect(read(clusters, { libvirt: '10.0.0' }).silences).toMatchObject([
      { kind: 'unknown-attribute', attribute: 'clusters', since: '10.1.0' },
    ]);
    expect(refusalOf(clusters, '10.1.0')).toBeUndefined();
    expect(read(clusters, {}).refusals).toEqual([]);
  });

  it('want restrictive memory for a restrictive memnode since 9.4.0', () => {
    const inner = `<vcpu>1</vcpu><cpu><numa><cell cpus='0' memory='1'/></numa></cpu><numatune><memory nodeset='0'/><memnode cellid='0' mode='restrictive' nodeset='0'/></numatune>`;
    expect(refusalOf(inner, '9.3.0')).toBeUndefined();
    expect(refusalOf(inner, '9.4.0')).toBe(
      `XML error: 'restrictive' mode is required in memory element when mode is 'restrictive' in memnode element`,
    );
  });

  it('add a cell for memory hotplug since 9.6.0', () => {
    const inner = `<vcpu>2</vcpu><memory>4096</memory><maxMemory slots='4'>8192</maxMemory>`;
    expect(refusalOf(inner, '9.5.0')).toBe(
      'unsupported configuration: At least one numa node has to be configured when enabling memory hotplug',
    );
    const { refusals, cells } = read(inner, { libvirt: '9.6.0' });
    expect(refusals).toEqual([]);
    expect(cells).toMatchObject([{ id: 0, cpus: [[0, 1]], memoryKiB: 4096 }]);
  });

  it('add an IOMMU for many vCPUs since 10.10.0', () => {
    const inner = `<vcpu>256</vcpu><os><type machine='q35'>hvm</type></os>`;
    expect(refusalOf(inner, '10.9.0')).toContain('more than 255 vCPUs require extended interrupt mode');
    expect(refusalOf(inner, '10.10.0')).toBeUndefined();
  });

  it('read the nodes of host devices since 11.8.0', () => {
    const inner = `<vcpu>1</vcpu><devices><hostdev><acpi nodeset='0-1'/></hostdev></devices>`;
    expect(read(inner, { libvirt: '11.7.0' }).placedDevices).toEqual([]);
    expect(read(inner, { libvirt: '11.8.0' }).placedDevices).toMatchObject([
      { kind: 'hostdev', nodes: [[0, 1]] },
    ]);
  });
});
