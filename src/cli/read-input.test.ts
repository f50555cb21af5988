import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';
import { readInputs } from './read-input.ts';

describe('decodeText', () => {
  const text = '<name>虚拟机</name>\r\n';
  const littleEndian = Buffer.from(text, 'utf16le');
  const bigEndian = Buffer.from(littleEndian).swap16();

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16LE with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), littleEndian])],
    ['UTF-16BE with its mark', Buffer.concat([Buffer.from([0xfe, 0xff]), bigEndian])],
    ['UTF-16LE', littleEndian],
    ['UTF-16BE', bigEndian],
  ])('reads %s', (_, bytes) => {
    expect(decodeText(bytes)).toBe(text);
  });

  it('takes what is no text as it comes', () => {
    expect(decodeText(new Uint8Array())).toBe('');
    expect(decodeText(new Uint8Array([0x61, 0xff, 0x62]))).toBe('a\ufffdb');
    expect(decodeText(new Uint8Array([0, 0, 0, 0]))).toBe('\0\0\0\0');
  });
});

describe('readInputs', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pinscope-'));
    writeFileSync(join(folder, 'a.xml'), '<vcpu>1</vcpu>');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function* stdin(...parts: readonly string[]): AsyncGenerator<Uint8Array> {
    for (const part of parts) yield await Promise.resolve(Buffer.from(part));
  }

  it('keeps order and names, and joins what comes in pieces', async () => {
    const bytes = Buffer.from('节点');
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(bytes.subarray(0, 2));
      yield bytes.subarray(2);
    }
    const path = join(folder, 'a.xml');
    expect(await readInputs(['-', path], cut())).toEqual({
      ok: true,
      inputs: [
        { name: '-', text: '节点' },
        { name: path, text: '<vcpu>1</vcpu>' },
      ],
    });
  });

  it.each([
    ['none.xml', /none\.xml: no such file$/],
    ['.', /: is a directory$/],
  ])('names what cannot be read: %s', async (name, message) => {
    const reading = await readInputs([join(folder, name)], stdin());
    expect(reading).toMatchObject({ ok: false, message: expect.stringMatching(message) as string });
  });

  it('stops reading at the limit', async () => {
    const path = join(folder, 'a.xml');
    expect(await readInputs([path], stdin(), 14)).toMatchObject({ ok: true });
    for (const reading of [
      await readInputs([path], stdin(), 13),
      await readInputs(['-'], stdin('1234567', '1234567'), 13),
    ]) {
      expect(reading).toMatchObject({ ok: false, message: expect.stringContaining('more than') as string });
    }
    expect(await readInputs(['/dev/zero'], stdin(), 2_000_000)).toMatchObject({ ok: false });
  });
});
