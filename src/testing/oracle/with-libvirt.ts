/** Tests that need virsh: skipped by name and count where there is none; with CI set they fail instead. */
import { describe, expect, it } from 'vitest';
import { findVirsh } from './libvirt.ts';

const version = findVirsh();
const inCi = ![undefined, '', '0', 'false'].includes(process.env['CI']);

export function describeWithLibvirt(name: string, tests: (version: string) => void): void {
  if (version === undefined && inCi) {
    describe(name, () => {
      it('needs virsh', () => {
        expect.fail('virsh is missing, which CI does not allow');
      });
    });
    return;
  }
  if (version === undefined) console.warn(`${name}: skipped, because virsh is missing`);
  describe.skipIf(version === undefined)(name, () => tests(version ?? 'missing'));
}
