import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyEdits, type Edit } from './offset-map.ts';
import { diffOfTexts } from './line-diff.ts';
import { diffOfEdits, formatDiff, type DiffHunk } from './unified-diff.ts';

const unified = (text: string, ...edits: readonly Edit[]): string =>
  formatDiff(diffOfEdits(text, edits), 'a.xml');

it('is of whole lines, with three around', () => {
  const text = 'a\nb\nc\nd\ne\nf\ng\nh\n';
  expect(unified(text, { from: 8, to: 9, text: 'E' })).toBe(
    '--- a.xml\n+++ a.xml\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n',
  );
  expect(unified(text, { from: 1, to: 1, text: '\nnew' })).toBe(
    '--- a.xml\n+++ a.xml\n@@ -1,4 +1,5 @@\n a\n+new\n b\n c\n d\n',
  );
  expect(unified(text, { from: 0, to: 2, text: '' }, { from: 14, to: 16, text: '' })).toBe(
    '--- a.xml\n+++ a.xml\n@@ -1,8 +1,6 @@\n-a\n b\n c\n d\n e\n f\n g\n-h\n',
  );
  expect(unified('one line', { from: 0, to: 3, text: 'a' })).toBe(
    '--- a.xml\n+++ a.xml\n@@ -1 +1 @@\n-one line\n\\ No newline at end of file\n+a line\n\\ No newline at end of file\n',
  );
  expect(unified(text, { from: 2, to: 3, text: 'b' })).toBe('');
});

const anyEdits = fc
  .record({
    text: fc
      .array(fc.constantFrom('a', 'b', '\n', '\n', '\r\n', 'xyz'), { maxLength: 60 })
      .map((all) => all.join('')),
    cuts: fc.uniqueArray(fc.nat(80), { maxLength: 6 }),
    inserts: fc.infiniteStream(fc.constantFrom('', 'N', '\n', 'N\nM', '\nN\n', 'q\r\n')),
  })
  .map(({ text, cuts, inserts }) => {
    const places = cuts.filter((at) => at <= text.length).sort((a, b) => a - b);
    const edits: Edit[] = [];
    for (let i = 0; i + 1 < places.length; i += 2)
      edits.push({ from: places[i]!, to: places[i + 1]!, text: inserts.next().value });
    return { text, edits };
  });

/** What `patch` does: lines that are the old ones go, the new ones come. */
function patched(text: string, hunks: readonly DiffHunk[]): string {
  const lines = text.split('\n');
  const isEnded = lines.at(-1) === '';
  if (isEnded) lines.pop();
  const out: string[] = [];
  let at = 0;
  let unended = !isEnded;
  for (const hunk of hunks) {
    const from = hunk.oldCount === 0 ? hunk.oldFrom : hunk.oldFrom - 1;
    while (at < from) out.push(lines[at++]!);
    for (const line of hunk.lines) {
      if (line.kind === 'new') out.push(line.text);
      else {
        expect(lines[at++]).toBe(line.text);
        if (line.kind === 'same') out.push(line.text);
      }
      if (line.kind !== 'old' && out.length > 0) unended = line.unended === true;
    }
    if (at < lines.length) unended = !isEnded;
  }
  while (at < lines.length) out.push(lines[at++]!);
  return out.length === 0 ? '' : out.join('\n') + (unended ? '' : '\n');
}

it('makes the new text of the old one', () => {
  fc.assert(
    fc.property(anyEdits, ({ text, edits }) => {
      const wanted = applyEdits(text, edits).text;
      expect(patched(text, diffOfEdits(text, edits))).toBe(wanted);
      expect(patched(text, diffOfTexts(text, wanted))).toBe(wanted);
    }),
    { numRuns: 2000 },
  );
});

it('is as short as can be between texts', () => {
  const lines = (text: string): string => text.split('').join('\n') + '\n';
  // The example of Myers's paper: five lines change.
  const hunks = diffOfTexts(lines('abcabba'), lines('cbabac'), 0);
  const changed = hunks.flatMap((hunk) => hunk.lines).filter(({ kind }) => kind !== 'same');
  expect(changed).toHaveLength(5);
  expect(diffOfTexts('a\nb', 'a\nb')).toEqual([]);
  // Beyond its bounds it still is right.
  const [old, next] = ['x', 'y'].map((char) =>
    Array.from({ length: 3000 }, (_, i) => char + String(i)).join('\n'),
  );
  expect(patched(old!, diffOfTexts(old!, next!))).toBe(next);
});

const hasGit = spawnSync('git', ['--version']).status === 0;

it.skipIf(!hasGit)('is taken by git apply', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pinscope-diff-'));
  try {
    for (const [i, { text, edits }] of fc.sample(anyEdits, 40).entries()) {
      const wanted = applyEdits(text, edits).text;
      // git has other words for a file that is empty or comes to be.
      if (text === '' || wanted === '' || wanted === text) continue;
      writeFileSync(join(folder, 'a.xml'), text);
      const diff = i % 2 === 0 ? unified(text, ...edits) : formatDiff(diffOfTexts(text, wanted), 'a.xml');
      writeFileSync(join(folder, 'a.diff'), diff);
      const { stderr } = spawnSync(
        'git',
        ['apply', '-p0', '--unidiff-zero', '--whitespace=nowarn', 'a.diff'],
        {
          cwd: folder,
          encoding: 'utf8',
          env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() },
        },
      );
      expect(stderr, JSON.stringify({ text, edits })).toBe('');
      expect(readFileSync(join(folder, 'a.xml'), 'utf8')).toBe(wanted);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
