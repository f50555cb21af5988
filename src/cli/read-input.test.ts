import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { usualLimits } from '../archive/limits.ts';
import { gzip, hasXz, makeTar, sosMembers, xz } from '../testing/archive/make-tar.ts';
import { folderOfTexts, stdinOf } from '../testing/folder-of-texts.ts';
import { archiveWords } from '../words/archive.ts';
import { readInputs, type InputReading } from './read-input.ts';

const members = sosMembers({
  capabilities: '<capabilities/>',
  numactl: 'available: 1 nodes (0)\n',
  xml: '<domain/>',
});
const root = 'sosreport-kvm01-2026-11-21-abcdefg';
const sosNames = [
  'etc/libvirt/qemu/web.xml',
  'proc/cmdline',
  'sos_commands/numa/numactl_--hardware',
  'sos_commands/virsh/virsh_-r_capabilities',
  'sys/devices/system',
];

const tar = makeTar(members);
const folder = folderOfTexts({
  'a.xml': '<vcpu>1</vcpu>',
  'sos.tar': tar,
  'sos.tar.gz': gzip(tar),
  ...(hasXz ? { 'sos.tar.xz': xz(tar) } : {}),
  'a.xml.gz': gzip(Buffer.from('<vcpu>2</vcpu>')),
  'cut.tar.gz': gzip(tar).subarray(0, 400),
  'a.zip': 'PK\x03\x04',
  'none.tar': makeTar([{ path: 'var/log/messages', content: 'x' }]),
});
beforeAll(() => {
  for (const { path, content, type } of members) {
    const target = join(folder, 'unpacked', path);
    mkdirSync(dirname(target), { recursive: true });
    if (type === undefined) writeFileSync(target, content ?? '');
    else if (type === '2') symlinkSync('../web.xml', target);
  }
  symlinkSync('/etc/passwd', join(folder, 'unpacked', root, 'proc/cpuinfo'));
  mkdirSync(join(folder, 'texts/deep/er'), { recursive: true });
  writeFileSync(join(folder, 'texts/b.xml'), '<vcpu>3</vcpu>');
  writeFileSync(join(folder, 'texts/deep/er/c.xml'), '<vcpu>4</vcpu>');
  writeFileSync(join(folder, 'texts/picture.png'), '\x89PNG\x01\x02\x03');
  mkdirSync(join(folder, 'empty'));
});

const words = archiveWords('en');

function read(...names: readonly string[]): Promise<InputReading> {
  return readInputs(
    names.map((name) => join(folder, name)),
    stdinOf(),
    words,
  );
}

const namesOf = (reading: InputReading): readonly string[] =>
  reading.ok ? reading.inputs.map(({ name }) => name) : [reading.message];

describe('texts', () => {
  it('keep order and names, and what comes in pieces is joined', async () => {
    const bytes = Buffer.from('节点');
    const path = join(folder, 'a.xml');
    expect(await readInputs(['-', path], stdinOf(bytes.subarray(0, 2), bytes.subarray(2)), words)).toEqual({
      ok: true,
      inputs: [
        { name: '-', text: '节点' },
        { name: path, text: '<vcpu>1</vcpu>' },
      ],
      notes: [],
    });
  });

  it('may be compressed', async () => {
    expect(await read('a.xml.gz')).toEqual({
      ok: true,
      inputs: [{ name: join(folder, 'a.xml'), text: '<vcpu>2</vcpu>' }],
      notes: [],
    });
  });

  it('that cannot be read are named', async () => {
    expect(await read('none.xml')).toMatchObject({
      ok: false,
      message: join(folder, 'none.xml: no such file'),
    });
    expect(await read('a.xml/b')).toMatchObject({
      ok: false,
      message: expect.stringMatching(/no such file$/) as string,
    });
    expect(await read('empty')).toMatchObject({
      ok: false,
      message: expect.stringMatching(/holds no files$/) as string,
    });
  });

  it('end at the limit', async () => {
    const path = join(folder, 'a.xml');
    const limits = (textBytes: number) => ({ ...usualLimits, textBytes });
    expect(await readInputs([path], stdinOf(), words, limits(14))).toMatchObject({ ok: true });
    for (const reading of [
      await readInputs([path], stdinOf(), words, limits(13)),
      await readInputs(['-'], stdinOf('1234567', '1234567'), words, limits(13)),
      await readInputs(['/dev/zero'], stdinOf(), words, limits(2_000_000)),
    ]) {
      expect(reading).toMatchObject({ ok: false, message: expect.stringMatching(/Larger than/) as string });
    }
  });
});

describe('archives', () => {
  it.each(['sos.tar', 'sos.tar.gz', ...(hasXz ? ['sos.tar.xz'] : [])])('%s', async (name) => {
    const reading = await read(name);
    expect(namesOf(reading)).toEqual(sosNames.map((path) => `${root}/${path}`));
    expect(reading).toMatchObject({
      notes: [`5 texts from ${join(folder, name)}; 6 other files were not looked at.`],
    });
  });

  it('come through a pipe too', async () => {
    expect(namesOf(await readInputs(['-'], stdinOf(gzip(makeTar(members))), words))).toHaveLength(5);
  });

  it('that are cut off give what they hold, and say so', async () => {
    const reading = await read('cut.tar.gz', 'a.xml');
    expect(reading).toMatchObject({
      ok: true,
      notes: expect.arrayContaining([expect.stringContaining('Cut off')]) as string[],
    });
  });

  it('of other kinds, or with nothing to read, end it', async () => {
    expect(await read('a.xml', 'a.zip')).toMatchObject({
      ok: false,
      message: expect.stringMatching(/zip is not read/) as string,
    });
    expect(await read('none.tar')).toMatchObject({
      ok: false,
      message: expect.stringMatching(/Nothing to read in .*\n {2}Looked for: /) as string,
    });
  });
});

describe('folders', () => {
  it('an unpacked report gives the same as the report', async () => {
    const reading = await read('unpacked');
    expect([...namesOf(reading)].sort()).toEqual(
      sosNames.map((path) => join(folder, 'unpacked', root, path)).sort(),
    );
    expect(reading).toMatchObject({
      notes: [
        `5 texts from ${join(folder, 'unpacked')}; 6 other files were not looked at.`,
        `${join(folder, 'unpacked', root, 'proc/cpuinfo')}: A link: not followed.`,
      ],
    });
  });

  it('any other gives all its texts', async () => {
    const reading = await read('texts');
    expect(namesOf(reading)).toEqual([join(folder, 'texts/b.xml'), join(folder, 'texts/deep/er/c.xml')]);
    expect(reading).toMatchObject({ notes: [`${join(folder, 'texts/picture.png')}: Not a text: not read.`] });
  });

  it('with what may not be entered', async () => {
    if (process.getuid?.() === 0) return;
    spawnSync('chmod', ['000', join(folder, 'texts/deep')]);
    expect(namesOf(await read('texts'))).toEqual([join(folder, 'texts/b.xml')]);
    spawnSync('chmod', ['755', join(folder, 'texts/deep')]);
  });
});
