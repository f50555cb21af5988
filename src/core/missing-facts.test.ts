import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../testing/analyze-text.ts';
import { capabilitiesText, numactlText } from '../synthetic-hosts/host-text.ts';

const missing = (...texts: readonly string[]) =>
  analyzeTexts(texts).missing.map(({ id, needed }) => `${id}${needed ? '!' : ''}`);
const guest = (name: string, attributes = '') =>
  `<domain type='kvm'><name>${name}</name><memory>1</memory><vcpu${attributes}>2</vcpu><os><type>hvm</type></os></domain>`;

describe('what is still unknown', () => {
  it('is both sides of the picture when nothing was read', () => {
    expect(missing()).toEqual(['host!', 'domain!']);
  });

  it('depends on what the texts can tell', () => {
    expect(missing(numactlText('node:2 core:2 pu:2'), guest('a'))).toEqual([
      'siblings!',
      'sockets',
      'caches',
      'offline',
      'isolated',
    ]);
    expect(missing(capabilitiesText('node:2 core:2 pu:2'), guest('a'))).toEqual([
      'caches',
      'offline',
      'isolated',
    ]);
  });

  it('is numad’s answer for a guest that asks it, in a command that a shell reads as one word', () => {
    const facts = analyzeTexts([
      capabilitiesText('node:2 core:2 pu:2'),
      guest("it's 1", " placement='auto'"),
    ]).missing;
    expect(facts.find(({ id }) => id === 'numad')?.command).toBe(`cat /run/libvirt/qemu/'it'\\''s 1'.xml`);
  });

  it('is the count of vCPUs where a fragment leaves it open', () => {
    expect(
      missing(capabilitiesText('node:1 core:2 pu:1'), `<cputune><vcpupin vcpu='1' cpuset='1'/></cputune>`),
    ).toContain('vcpu-count!');
  });
});
