/** Tests that need virsh: skipped by name and count where there is none; with CI set they fail instead. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareGenerated, shrink, type Comparison } from './compare-generated.ts';
import { describeFigures, describeWrong, show } from './figures.ts';
import { hasQemuDriver, Libvirt, type Driver } from './libvirt.ts';
import { inCi } from '../in-ci.ts';
import { findVirsh } from './virsh.ts';

const version = findVirsh();

function describeWith(name: string, what: string, isThere: boolean, tests: () => void): void {
  if (!isThere && inCi) {
    describe(name, () => {
      it(`needs ${what}`, () => {
        expect.fail(`${what} is missing, which CI does not allow`);
      });
    });
    return;
  }
  if (!isThere) console.warn(`${name}: skipped, because ${what} is missing`);
  describe.skipIf(!isThere)(name, tests);
}

export function describeWithLibvirt(name: string, tests: (version: string) => void): void {
  describeWith(name, 'virsh', version !== undefined, () => tests(version ?? 'missing'));
}

/** Tests of one driver, which are given a virsh of it. */
export function describeWithDriver(
  driver: Driver,
  name: string,
  tests: (libvirt: () => Libvirt) => void,
): void {
  const isThere = version !== undefined && (driver === 'test' || hasQemuDriver());
  const what = driver === 'test' ? 'virsh' : "root, virsh, libvirt's QEMU driver or QEMU";
  describeWith(name, what, isThere, () => {
    let libvirt: Libvirt | undefined;
    beforeAll(() => {
      libvirt = new Libvirt(driver);
    });
    afterAll(() => libvirt?.close());
    tests(() => libvirt!);
  });
}

/** `count` generated domains, compared with one driver of libvirt; what differs is shrunk and printed. */
export function compareWithDriver(
  driver: Driver,
  count: number,
  seed: number,
  done: (comparison: Comparison) => void = () => undefined,
): void {
  describeWithDriver(driver, `generated domains and the ${driver} driver`, (libvirt) => {
    it(`agree with us (${count} domains, seed ${seed})`, async () => {
      const comparison = await compareGenerated(libvirt(), driver, count, seed);
      done(comparison);
      console.info(describeFigures(`libvirt ${version}, ${driver} driver`, seed, comparison));
      const [first] = comparison.wrong;
      if (first !== undefined) {
        console.error(describeWrong(comparison));
        console.error(`the first, shrunk:\n${show(await shrink(libvirt(), first))}`);
      }
      expect(comparison.wrong.length, 'domains on which we and libvirt differ').toBe(0);
    }, 1_800_000);
  });
}
