/**
 * What the name of a machine type says of QEMU's release (`pc-q35-7.2`, `virt-6.1`): a machine type keeps the
 * rules of the release it is named after. Distributions' own types (`rhel9.0.0`, `jammy`) and those without a number,
 * which stand for the newest, do not say it.
 */

/** Major and minor release; undefined: the name does not say. */
export function releaseOf(machine: string | undefined): readonly [number, number] | undefined {
  const found = /^[a-z\d-]*?-(\d{1,3})\.(\d{1,3})$/.exec(machine ?? '');
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}

export function isAtLeast(release: readonly [number, number], major: number, minor: number): boolean {
  return release[0] > major || (release[0] === major && release[1] >= minor);
}
