/** Archives cut off anywhere and with bytes changed: never a throw, and never less than what stood before the fault. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzip, hasXz, makeTar, xz } from '../testing/archive/make-tar.ts';
import { readFiles, type FilesReading } from './read-files.ts';

const texts = [
  { name: 'sos/proc/cmdline', text: 'BOOT_IMAGE=/vmlinuz isolcpus=1-3\n' },
  { name: 'sos/sos_commands/numa/numactl_--hardware', text: 'available: 2 nodes (0-1)\nnode 0 cpus: 0 1\n' },
  { name: 'sos/run/libvirt/qemu/web.xml', text: '<domstatus/>\n' },
];
const tar = makeTar(texts.map(({ name, text }) => ({ path: name, content: text })));

const kinds: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['a.tar', tar],
  ['a.tar.gz', gzip(tar)],
  ...(hasXz ? [['a.tar.xz', xz(tar)] as const] : []),
];

function read(name: string, bytes: Uint8Array): Promise<FilesReading> {
  return readFiles([
    {
      kind: 'file',
      name,
      size: bytes.length,
      async *open() {
        yield await Promise.resolve(bytes);
      },
    },
  ]);
}

describe('cut off at any length', () => {
  it.each(kinds)('%s', async (name, bytes) => {
    const step = name === 'a.tar' ? 7 : 1;
    for (let length = 1; length < bytes.length; length += step) {
      const reading = await read(name, bytes.subarray(0, length));
      expect(reading.notices.length, `cut at ${length}`).toBeGreaterThan(0);
      for (const [i, { name: path, text }] of reading.texts.entries()) {
        // A beginning that is too short to be known as an archive may pass as a text of its own.
        if (path !== texts[i]?.name) expect(length, path).toBeLessThan(600);
        else expect(texts[i].text.startsWith(text), `cut at ${length}`).toBe(true);
      }
      if (name === 'a.tar')
        expect(reading.texts.length, `cut at ${length}`).toBeGreaterThanOrEqual(Math.floor(length / 1024));
    }
    expect(await read(name, bytes)).toMatchObject({ texts, notices: [] });
  });
});

describe('with a byte changed', () => {
  it.each(kinds)('%s', async (name, bytes) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        const reading = await read(name, damaged);
        expect(Array.isArray(reading.texts)).toBe(true);
        // A compressed file has checksums of its contents: whatever else comes out is said to be damaged.
        if (name !== 'a.tar' && JSON.stringify(reading.texts) !== JSON.stringify(texts)) {
          expect(reading.notices.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('or made of nothing but chance', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3000 }),
        fc.constantFrom('', 'gz', 'xz', 'tar'),
        async (noise, kind) => {
          const magic = {
            '': [],
            gz: [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3],
            xz: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0],
            tar: [...tar.subarray(0, 512)],
          };
          const reading = await read('a.bin', Uint8Array.from([...magic[kind], ...noise]));
          expect(reading.texts.length + reading.notices.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe.skipIf(spawnSync('tar', ['--version']).status !== 0)('as tar itself writes them', () => {
  it.each(['v7', 'ustar', 'gnu', 'pax'])('%s', async (format) => {
    const folder = mkdtempSync(join(tmpdir(), 'pinscope-'));
    try {
      const long = format === 'v7' ? 'x' : 'a-long-name/'.repeat(format === 'ustar' ? 8 : 20);
      const path = join('sos', long, 'etc/libvirt/qemu/网站.xml');
      for (const [name, text] of [
        [path, '<domain/>'],
        ['sos/proc/cmdline', 'isolcpus=1\n'],
      ] as const) {
        mkdirSync(join(folder, dirname(name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      const { status } = spawnSync('tar', [
        '-C',
        folder,
        `--format=${format}`,
        '-cf',
        join(folder, 'a.tar'),
        'sos',
      ]);
      expect(status).toBe(0);
      const reading = await read('a.tar', readFileSync(join(folder, 'a.tar')));
      expect(reading.notices).toEqual([]);
      expect(reading.texts.map(({ name }) => name).sort()).toEqual([path, 'sos/proc/cmdline'].sort());
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
