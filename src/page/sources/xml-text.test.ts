import { describe, expect, it } from 'vitest';
import { isXmlText } from './xml-text.ts';

describe('a text is edited as XML', () => {
  it.each([
    `<domain type='kvm'>`,
    `  <vcpu>4</vcpu>`,
    `# virsh dumpxml web\n<domain/>`,
    `<?xml version='1.0'?>`,
    `<!-- a remark -->`,
    `</cputune>`,
  ])('%j', (text) => {
    expect(isXmlText(text)).toBe(true);
  });

  it.each([
    '',
    'available: 2 nodes (0-1)\nnode 0 cpus: 0 1',
    'CPU NODE SOCKET\n0 0 0',
    'a<b and c>d',
    'virsh vcpupin web 0 <1',
    '1 << 2',
  ])('and not %j', (text) => {
    expect(isXmlText(text)).toBe(false);
  });
});
