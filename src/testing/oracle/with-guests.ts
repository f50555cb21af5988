/** Tests that start real guests: skipped by name and count where something is missing; with CI set they fail. */
import { readdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inCi } from '../in-ci.ts';
import { findVirsh } from './virsh.ts';

/** What is missing to start guests, each in a few words. */
function missingForGuests(): readonly string[] {
  return [
    ...(findVirsh() === undefined ? ['virsh'] : []),
    ...(hasQemuDriver() ? [] : ['libvirt’s QEMU driver']),
    ...(spawnSync('qemu-system-x86_64', ['--version']).status === 0 ? [] : ['qemu-system-x86_64']),
  ];
}

function hasQemuDriver(): boolean {
  const folders = ['/usr/lib', '/usr/lib64', ...list('/usr/lib').map((name) => join('/usr/lib', name))];
  return folders.some((folder) =>
    list(join(folder, 'libvirt', 'connection-driver')).includes('libvirt_driver_qemu.so'),
  );
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

export function describeWithGuests(name: string, tests: (version: string) => void): void {
  const missing = missingForGuests();
  const why = `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`;
  if (missing.length > 0 && inCi) {
    describe(name, () => {
      it('can start guests', () => {
        expect.fail(`${why}, which CI does not allow`);
      });
    });
    return;
  }
  if (missing.length > 0) console.warn(`${name}: skipped, because ${why}`);
  describe.skipIf(missing.length > 0)(name, () => tests(findVirsh() ?? 'missing'));
}
