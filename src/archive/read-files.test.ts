import { describe, expect, it } from 'vitest';
import {
  gzip,
  hasXz,
  helloXz,
  makeTar,
  sosMembers,
  xz,
  type TarMember,
} from '../testing/archive/make-tar.ts';
import { readFiles, type FilesReading, type GivenFile, type Progress } from './read-files.ts';
import { usualLimits, type Limits } from './limits.ts';

const root = 'sosreport-kvm01-2026-11-21-abcdefg';
const members = sosMembers({
  capabilities: '<capabilities/>',
  numactl: 'available: 1 nodes (0)\n',
  xml: '<domain/>',
});

function fileOf(name: string, bytes: Uint8Array, portion = 1000): GivenFile {
  return {
    kind: 'file',
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += portion)
        yield await Promise.resolve(bytes.subarray(at, at + portion));
    },
  };
}

function read(
  name: string,
  bytes: Uint8Array,
  limits: Partial<Limits> = {},
  portion?: number,
): Promise<FilesReading> {
  return readFiles([fileOf(name, bytes, portion)], { limits: { ...usualLimits, ...limits } });
}

const namesOf = ({ texts }: FilesReading): readonly string[] => texts.map(({ name }) => name);
const noticesOf = ({ notices }: FilesReading): readonly string[] =>
  notices.flatMap(({ kind, paths, detail }) =>
    paths.map((path) => [kind, path, detail].filter(Boolean).join(' ')),
  );

type Wrapping = readonly [name: string, wrap: (tar: Uint8Array) => Uint8Array];
const wrappings: readonly Wrapping[] = [
  ['sosreport.tar', (tar) => tar],
  ['sosreport.tar.gz', gzip],
  ...(hasXz
    ? ([
        ['sosreport.tar.xz', (tar) => xz(tar)],
        ['blocks.tar.xz', (tar) => xz(tar, '-T2', '--block-size=4KiB')],
        ['crc32.tar.xz', (tar) => xz(tar, '--check=crc32')],
        ['two.tar.xz', (tar) => Buffer.concat([xz(tar.subarray(0, 5000)), xz(tar.subarray(5000))])],
      ] satisfies Wrapping[])
    : []),
  ['two.tar.gz', (tar) => Buffer.concat([gzip(tar.subarray(0, 5000)), gzip(tar.subarray(5000))])],
];

describe('an sos report', () => {
  it.each(wrappings)('%s gives the wanted files and nothing else', async (name, wrap) => {
    for (const portion of [1, 77, 100_000]) {
      const bytes = wrap(makeTar(members));
      if (portion === 1 && bytes.length > 20_000) continue;
      const reading = await read(name, bytes, {}, portion);
      expect(noticesOf(reading)).toEqual([]);
      expect(namesOf(reading)).toEqual([
        `${root}/etc/libvirt/qemu/web.xml`,
        `${root}/proc/cmdline`,
        `${root}/sos_commands/numa/numactl_--hardware`,
        `${root}/sos_commands/virsh/virsh_-r_capabilities`,
        `${root}/sys/devices/system`,
      ]);
      expect(reading.texts[2]?.text).toBe('available: 1 nodes (0)\n');
      expect(reading.texts[4]?.text).toBe(
        '/sys/devices/system/cpu/cpu2/topology/core_id:0\n' +
          '/sys/devices/system/cpu/cpu10/topology/core_id:1\n' +
          '/sys/devices/system/cpu/online:0-3\n',
      );
      expect(reading.given).toEqual([{ name, kind: 'archive', texts: 5, others: 6 }]);
    }
  });

  it('tells how far it is', async () => {
    const told: Progress[] = [];
    const tar = makeTar(members);
    await readFiles([fileOf('a.tar', tar)], { tell: (progress) => told.push(progress) });
    expect(told.at(-1)).toEqual({ name: 'a.tar', bytesRead: tar.length, bytesTotal: tar.length, found: 5 });
    expect(told.every(({ bytesRead }, i) => bytesRead > (told[i - 1]?.bytesRead ?? 0))).toBe(true);
  });

  it('of a long name stands in a pax header', async () => {
    const path = `${'long/'.repeat(40)}etc/libvirt/qemu/web.xml`;
    const reading = await read('a.tar', makeTar([{ path, content: '<domain/>' }]));
    expect(reading.texts).toEqual([{ name: path, text: '<domain/>' }]);
  });
});

describe('a must-gather', () => {
  it('gives what virsh said in each pod', async () => {
    const at = 'must-gather.local.1/quay-io-kubevirt/namespaces/shop/vms/web/virt-launcher-web-abcde';
    const reading = await read(
      'must-gather.tar.gz',
      gzip(
        makeTar([
          { path: `${at}.capabilities.xml`, content: '<capabilities/>' },
          { path: `${at}.domcapabilities.xml`, content: '<domainCapabilities/>' },
          { path: `${at}.dumpxml.xml`, content: '<domain/>' },
          { path: `${at}.list.txt`, content: ' Id Name State\n' },
          { path: `${at}.ip.txt`, content: '1: lo' },
        ]),
      ),
    );
    expect(namesOf(reading)).toEqual([`${at}.capabilities.xml`, `${at}.dumpxml.xml`, `${at}.list.txt`]);
    expect(reading.given).toMatchObject([{ others: 2 }]);
  });
});

describe('hostile archives', () => {
  const good: TarMember = { path: 'x/proc/cmdline', content: 'isolcpus=1\n' };

  it.each<[string, TarMember, string]>([
    [
      'leading out',
      { path: '../../etc/libvirt/qemu/a.xml', content: 'x' },
      'unsafe-path ../../etc/libvirt/qemu/a.xml',
    ],
    [
      'within',
      { path: 'x/../etc/libvirt/qemu/a.xml', content: 'x' },
      'unsafe-path x/../etc/libvirt/qemu/a.xml',
    ],
    ['absolute', { path: '/etc/libvirt/qemu/a.xml', content: 'x' }, 'unsafe-path /etc/libvirt/qemu/a.xml'],
    ['of Windows', { path: 'C:\\x\\proc\\cpuinfo', content: 'x' }, 'unsafe-path C:\\x\\proc\\cpuinfo'],
    ['a symbolic link', { path: 'x/proc/cpuinfo', type: '2', link: '/etc/shadow' }, 'link x/proc/cpuinfo'],
    ['a hard link', { path: 'x/proc/cpuinfo', type: '1', link: '/etc/shadow' }, 'link x/proc/cpuinfo'],
    ['a device', { path: 'x/proc/cpuinfo', type: '3' }, 'special-file x/proc/cpuinfo'],
    ['a pipe', { path: 'x/proc/cpuinfo', type: '6' }, 'special-file x/proc/cpuinfo'],
    ['a sparse file', { path: 'x/proc/cpuinfo', type: 'S', content: 'x' }, 'special-file x/proc/cpuinfo'],
    ['an archive', { path: 'x/sosreport-b.tar.xz', content: 'x' }, 'nested-archive x/sosreport-b.tar.xz'],
    ['no text', { path: 'x/proc/cpuinfo', content: '\x01\x02\x03\x04' }, 'not-text x/proc/cpuinfo'],
    ['too large', { path: 'x/proc/cpuinfo', content: 'x'.repeat(2000) }, 'too-large x/proc/cpuinfo'],
  ])('%s: named, and the rest is read', async (_, member, notice) => {
    const reading = await read('a.tar', makeTar([member, good]), { textBytes: 1500 });
    expect(noticesOf(reading)).toEqual([notice]);
    expect(reading.texts).toEqual([{ name: 'x/proc/cmdline', text: 'isolcpus=1\n' }]);
  });

  it('a path that stands twice: the later one, as tar unpacks it', async () => {
    const reading = await read(
      'a.tar',
      makeTar([
        good,
        { ...good, content: 'later' },
        { ...good, path: './x//proc/./cmdline', content: 'last' },
      ]),
    );
    expect(reading.texts).toEqual([{ name: 'x/proc/cmdline', text: 'last' }]);
    expect(reading.notices).toEqual([
      { kind: 'duplicate', count: 2, paths: ['x/proc/cmdline', 'x/proc/cmdline'] },
    ]);
  });

  it('a second one that is cut off does not replace the first', async () => {
    const tar = makeTar([good, { ...good, content: 'x'.repeat(2000) }]);
    const reading = await read('a.tar', tar.subarray(0, 2000));
    expect(reading.texts).toEqual([{ name: 'x/proc/cmdline', text: 'isolcpus=1\n' }]);
    expect(noticesOf(reading)).toEqual(['cut-off x/proc/cmdline', 'truncated a.tar']);
  });

  it('a header that claims 10 GB: what came before is kept, the end is missing', async () => {
    const claims = 10 * 1024 ** 3;
    for (const path of ['x/proc/cpuinfo', 'x/var/log/huge']) {
      const reading = await read('a.tar', makeTar([good, { path, claims, content: 'x' }]));
      expect(namesOf(reading)).toEqual(['x/proc/cmdline']);
      expect(noticesOf(reading)).toContain('truncated a.tar');
    }
  });

  it('a pax header that claims much is no reason to collect it', async () => {
    const reading = await read(
      'a.tar',
      makeTar([good, { path: 'p', type: 'x', claims: 2 ** 40, content: 'x' }]),
    );
    expect(namesOf(reading)).toEqual(['x/proc/cmdline']);
    expect(noticesOf(reading)).toEqual(['damaged a.tar']);
  });

  it('a damaged header: everything before it is kept', async () => {
    const many = Array.from({ length: 30 }, (_, i) => ({
      path: `x/etc/libvirt/qemu/${String(i)}.xml`,
      content: `<a${String(i)}/>`,
    }));
    const reading = await read(
      'a.tar',
      makeTar([...many, { path: 'x', breakChecksum: true }, good]),
      {},
      1_000_000,
    );
    expect(reading.texts).toHaveLength(30);
    expect(noticesOf(reading)).toEqual(['damaged a.tar']);
  });

  it('one that unpacks to more than is read: what came before is kept', async () => {
    const bomb = gzip(makeTar([good, { path: 'zeros', content: new Uint8Array(20_000_000) }]));
    expect(bomb.length).toBeLessThan(30_000);
    const reading = await read('a.tar.gz', bomb, { streamBytes: 1_000_000 });
    expect(namesOf(reading)).toEqual(['x/proc/cmdline']);
    expect(noticesOf(reading)).toEqual(['too-long a.tar.gz']);
  });

  it('more texts than are kept: guests go before the host does, each named', async () => {
    const xml = Array.from({ length: 5 }, (_, i) => ({
      path: `x/etc/libvirt/qemu/${String(i)}.xml`,
      content: 'x',
    }));
    const reading = await read('a.tar', makeTar([...xml, { path: 'x/proc/cpuinfo', content: 'y' }, good]), {
      texts: 4,
    });
    expect(namesOf(reading)).toEqual([
      'x/etc/libvirt/qemu/0.xml',
      'x/etc/libvirt/qemu/1.xml',
      'x/proc/cpuinfo',
      'x/proc/cmdline',
    ]);
    expect(reading.notices).toMatchObject([{ kind: 'too-many', count: 3 }]);
    const small = await read('a.tar', makeTar([...xml, { path: 'x/proc/cpuinfo', content: 'yyy' }]), {
      textBytes: 5,
    });
    expect(namesOf(small)).toEqual([
      'x/etc/libvirt/qemu/0.xml',
      'x/etc/libvirt/qemu/1.xml',
      'x/proc/cpuinfo',
    ]);
    expect(small.notices).toMatchObject([{ kind: 'too-much', count: 3 }]);
  });

  it('endless paths are counted, not collected', async () => {
    const links = Array.from({ length: 500 }, (_, i) => ({ path: `${String(i)}/proc/cpuinfo`, type: '2' }));
    const { notices } = await read('a.tar', makeTar(links));
    expect(notices).toMatchObject([{ kind: 'link', count: 500 }]);
    expect(notices[0]?.paths).toHaveLength(20);
  });
});

describe('files that are not what they seem', () => {
  it.each<[string, string | Uint8Array, readonly string[], readonly string[]]>([
    ['a.xml', '<domain/>', ['a.xml'], []],
    ['empty.txt', '', ['empty.txt'], []],
    ['sosreport.tar.xz', '<html>Log in</html>', ['sosreport.tar.xz'], ['not-an-archive sosreport.tar.xz']],
    ['a.tar.gz', gzip(Buffer.from('just text')), ['a.tar'], ['not-an-archive a.tar.gz']],
    ['capabilities.xml.gz', gzip(Buffer.from('<capabilities/>')), ['capabilities.xml'], []],
    ['renamed.txt', gzip(makeTar([{ path: 'proc/cmdline', content: 'x' }])), ['proc/cmdline'], []],
    ['hello.xz', helloXz, ['hello'], []],
    ['twice.gz', gzip(gzip(Buffer.from('x'))), [], ['nested-archive twice.gz']],
    ['photo.png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x01\x02\x03\x04\x05', [], ['not-text photo.png']],
    ['photo.gz', gzip(Buffer.from('\x01\x02\x03\x04\x05')), [], ['not-text photo.gz']],
    ['a.zip', 'PK\x03\x04abc', [], ['unsupported a.zip zip']],
    ['a.tar.bz2', 'BZh91AY&SY', [], ['unsupported a.tar.bz2 bzip2']],
    ['a.tar.zst', new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 1]), [], ['unsupported a.tar.zst zstd']],
    ['cmdline', 'qemu-system-x86_64\0-name\0guest=web\0', ['cmdline'], []],
    ['BZh.txt', 'BZh is how bzip2 begins', ['BZh.txt'], []],
  ])('%s', async (name, content, names, notices) => {
    const reading = await read(name, typeof content === 'string' ? Buffer.from(content) : content);
    expect(namesOf(reading)).toEqual(names);
    expect(noticesOf(reading)).toEqual(notices);
  });

  it.runIf(hasXz)('xz that the decoder does not know', async () => {
    const reading = await read('a.tar.xz', xz(makeTar(members), '--check=sha256'));
    expect(noticesOf(reading)).toEqual(['unsupported a.tar.xz xz']);
    expect(reading.given).toMatchObject([{ kind: 'unread' }]);
  });

  it('a file that breaks off while it is read', async () => {
    const broken: GivenFile = {
      kind: 'file',
      name: 'gone.tar',
      async *open() {
        yield await Promise.resolve(makeTar(members).subarray(0, 5000));
        throw new Error('the disk is gone');
      },
    };
    const reading = await readFiles([broken, fileOf('a.xml', Buffer.from('<domain/>'))]);
    expect(noticesOf(reading)).toContain('unreadable gone.tar');
    expect(namesOf(reading)).toContain('a.xml');
  });

  it('Windows text', async () => {
    const utf16 = Buffer.from('\ufeff<domain/>', 'utf16le');
    expect((await read('a.xml.gz', gzip(utf16))).texts).toEqual([{ name: 'a.xml', text: '<domain/>' }]);
  });
});

describe('a folder', () => {
  it('gives its wanted files', async () => {
    const reading = await readFiles([
      {
        kind: 'folder',
        name: 'sos',
        files: [
          fileOf('sos/proc/cmdline', Buffer.from('x')),
          fileOf('sos/sys/devices/system/cpu/online', Buffer.from('0-3\n')),
          fileOf('sos/etc/passwd', Buffer.from('x')),
          fileOf('sos/proc/cpuinfo', new Uint8Array(0)),
        ],
        odd: [{ path: 'sos/etc/libvirt/qemu/a.xml', type: 'link' }],
        others: 7,
      },
    ]);
    expect(namesOf(reading)).toEqual(['sos/proc/cmdline', 'sos/sys/devices/system']);
    expect(noticesOf(reading)).toEqual(['link sos/etc/libvirt/qemu/a.xml']);
    expect(reading.given).toEqual([{ name: 'sos', kind: 'folder', texts: 2, others: 8 }]);
  });
});
