/** What the command line's tests read: files of a folder of their own, and standard input. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

type Content = string | Uint8Array;

/** The path of a folder that holds `texts` by their names while the tests of the calling file run. */
export function folderOfTexts(texts: Readonly<Record<string, Content>>): string {
  const folder = join(tmpdir(), `pinscope-${randomUUID()}`);
  beforeAll(() => {
    mkdirSync(folder);
    for (const [name, content] of Object.entries(texts)) writeFileSync(join(folder, name), content);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** Standard input that comes in these pieces; without any it is empty. */
export async function* stdinOf(...pieces: readonly Content[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield await Promise.resolve(Buffer.from(piece));
}
