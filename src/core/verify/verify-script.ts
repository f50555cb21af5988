/**
 * The commands of `expectations.ts` as a script for a POSIX shell. It only reads. Every output follows its command behind a
 * prompt, by which a paste is cut (`intake/segment.ts`), so that the whole can be pasted back; what is expected stands in comments.
 */
import type { DomainExpectations, Expectation } from './expectations.ts';

export function verifyScript(all: readonly DomainExpectations[]): string {
  const blocks = all.map(({ name, domain, expectations }) =>
    [
      `D=${quote(name ?? domain)}`,
      'PID=$(cat "/run/libvirt/qemu/$D.pid" 2>/dev/null || pgrep -of "guest=$D,")',
      // virsh takes a number for the id of a running domain first.
      ...(/^\d+$/.test(name ?? '') ? ['D=$(virsh list --all --uuid --name | sed -n "s/  *$D$//p")'] : []),
      ...expectations.map(lineOf),
    ].join('\n'),
  );
  return [
    'r() { printf \'$ %s\\n\' "$*"; sh -c "$*" </dev/null 2>&1; echo; }',
    'export LC_ALL=C D PID',
    ...blocks,
    '',
  ].join('\n');
}

/** As one word of the shell, whatever is in it. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function lineOf({ command, rows }: Expectation): string {
  const said = rows.map(({ value, comm, thread }) => `${comm ?? shortName(thread)}: ${value}`);
  const comment = said.length === 0 ? '' : `  # ${said.join('; ')}`;
  return `r ${quote(command)}${comment}`;
}

/** `vcpu:1` → `1`, as virsh's tables have it. */
function shortName(thread: string | undefined): string {
  return /:(\d+)$/.exec(thread ?? '')?.[1] ?? '*';
}
