import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { analyzeTexts } from '../testing/analyze-text.ts';
import { capabilitiesText, numactlText } from '../synthetic-hosts/host-text.ts';
import { collectorLine } from './collector.ts';

/** Programs that print what the real ones do, so that the line is run by a real shell on any machine. */
function withPrograms<T>(programs: Readonly<Record<string, string>>, run: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'pinscope-'));
  try {
    for (const [name, body] of Object.entries(programs)) {
      writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
      chmodSync(join(folder, name), 0o755);
    }
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const print = (text: string): string => `cat <<'END'\n${text}\nEND`;

it('prints in a POSIX shell what is read again: the host, and every guest whatever its name', () => {
  const virsh = `case $1 in
capabilities) ${print(capabilitiesText('node:2 core:2 pu:2'))}
;;
list) printf 'web 1\\n\\nit'"'"'s\\n' ;;
dumpxml) printf '<domain type="kvm"><name>%s</name><memory>1</memory><vcpu>2</vcpu><os><type>hvm</type></os></domain>\\n' "$2" ;;
*) echo "error: failed to get domain '$2'" >&2; exit 1 ;;
esac`;
  const output = withPrograms({ virsh, numactl: print(numactlText('node:2 core:2 pu:2')) }, (path) =>
    execFileSync('sh', ['-c', collectorLine], { env: { PATH: `${path}:/usr/bin:/bin` }, encoding: 'utf8' }),
  );
  const analysis = analyzeTexts([output]);
  expect(analysis.domains.map(({ name }) => name)).toEqual(['web 1', "it's"]);
  expect(analysis.host?.cpuTable.length).toBe(8);
});

it('only reads: no command in it changes anything, and no password is asked for', () => {
  expect(collectorLine).not.toMatch(/>(?!&1)|\b(?:sudo|rm|define|set|edit|security-info|start|destroy)\b/);
});
