/** Tar archives made byte by byte, also such as no tar would write; and compressed as `gzip` and `xz` do it. */
import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { inCi } from '../in-ci.ts';

export interface TarMember {
  readonly path: string;
  readonly content?: string | Uint8Array;
  /** `0` file, `1` hard link, `2` symbolic link, `3` device, `5` directory, `6` pipe, `x` pax, `L` long name. */
  readonly type?: string;
  readonly link?: string;
  /** What the header claims, where it is not the content's length. */
  readonly claims?: number;
  readonly breakChecksum?: boolean;
}

const encoder = new TextEncoder();

export function makeTar(members: readonly TarMember[], { end = true } = {}): Uint8Array {
  const blocks = members.flatMap(withLongPath).flatMap((member) => {
    const content = typeof member.content === 'string' ? encoder.encode(member.content) : member.content;
    const bytes = content ?? new Uint8Array(0);
    return [headerOf(member, bytes.length), bytes, new Uint8Array(-bytes.length & 511)];
  });
  return Buffer.concat([...blocks, new Uint8Array(end ? 1024 : 0)]);
}

function headerOf(member: TarMember, length: number): Uint8Array {
  const block = new Uint8Array(512);
  const put = (at: number, text: string): void => block.set(encoder.encode(text), at);
  put(0, member.path.slice(0, 100));
  put(100, '0000644\0');
  put(108, '0000000\0');
  put(116, '0000000\0');
  const size = member.claims ?? length;
  if (size < 8 ** 11) put(124, `${size.toString(8).padStart(11, '0')}\0`);
  else {
    // base 256, as GNU tar does for large files
    block[124] = 0x80;
    for (let i = 11, rest = size; i > 0; i--, rest = Math.floor(rest / 256)) block[124 + i] = rest % 256;
  }
  put(136, '00000000000\0');
  put(156, member.type ?? '0');
  put(157, (member.link ?? '').slice(0, 100));
  put(257, 'ustar\x0000');
  put(148, '        ');
  const sum = block.reduce((total, byte) => total + byte, member.breakChecksum === true ? 1 : 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return block;
}

/** A path that the header has no room for stands in a pax header before it. */
function withLongPath(member: TarMember): readonly TarMember[] {
  if (member.path.length <= 100) return [member];
  const record = ` path=${member.path}\n`;
  let length = record.length + 1;
  while (String(length).length + record.length !== length) length += 1;
  return [
    { path: 'PaxHeaders/long', type: 'x', content: `${String(length)}${record}` },
    { ...member, path: member.path.slice(0, 100) },
  ];
}

export const gzip = (bytes: Uint8Array): Uint8Array => gzipSync(bytes);

export const hasXz = spawnSync('xz', ['--version']).status === 0;
if (!hasXz && inCi) throw new Error('xz is missing, which CI does not allow');

export function xz(bytes: Uint8Array, ...options: readonly string[]): Uint8Array {
  const { status, stdout } = spawnSync('xz', ['-c', ...options], { input: bytes, maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error('xz failed');
  return stdout;
}

/** `printf hello | xz -c`, for machines without xz. */
export const helloXz = Buffer.from(
  '/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAEaGVsbG8AAAAAsTe52+XaHpsAAR0FuC2Arx+2830BAAAAAARZWg==',
  'base64',
);

/** An sos report in little, below a folder of its own. */
export function sosMembers(texts: {
  readonly capabilities: string;
  readonly numactl: string;
  readonly xml: string;
}): TarMember[] {
  const at = (path: string): string => `sosreport-kvm01-2026-11-21-abcdefg/${path}`;
  return [
    { path: at(''), type: '5' },
    { path: at('etc/passwd'), content: 'root:x:0:0::/root:/bin/sh\n' },
    { path: at('etc/libvirt/qemu/web.xml'), content: texts.xml },
    { path: at('etc/libvirt/qemu/networks/default.xml'), content: '<network/>' },
    { path: at('etc/libvirt/qemu/autostart/web.xml'), type: '2', link: '../web.xml' },
    { path: at('proc/cmdline'), content: 'BOOT_IMAGE=/vmlinuz root=/dev/sda1 isolcpus=1\n' },
    { path: at('sos_commands/numa/numactl_--hardware'), content: texts.numactl },
    { path: at('sos_commands/processor/lshw'), content: 'never read' },
    { path: at('sos_commands/virsh/virsh_-r_capabilities'), content: texts.capabilities },
    { path: at('sos_commands/virsh/virsh_-r_nodedev-dumpxml_pci_0000'), content: '<device/>' },
    { path: at('sys/devices/system/cpu/online'), content: '0-3\n' },
    { path: at('sys/devices/system/cpu/cpu10/topology/core_id'), content: '1\n' },
    { path: at('sys/devices/system/cpu/cpu2/topology/core_id'), content: '0\n' },
    { path: at('var/log/messages'), content: 'much\n'.repeat(2000) },
  ];
}
