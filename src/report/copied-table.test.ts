import { describe, expect, it } from 'vitest';
import { writeMarkdown, writeTsv } from './copied-table.ts';

describe('writeTsv', () => {
  it('writes one line a row and one tab between cells', () => {
    expect(writeTsv(['Thread', 'CPUs'], [['vCPU 0', '0-3,8']])).toBe('Thread\tCPUs\nvCPU 0\t0-3,8\n');
  });

  it('keeps tabs, line ends and controls out of cells', () => {
    expect(writeTsv(['a'], [['b\tc\r\nd\u001be']])).toBe('a\nb c d\ufffde\n');
  });

  it('hands no spreadsheet a formula', () => {
    expect(writeTsv(['a'], [['=HYPERLINK("x")'], ['+1'], [' @x'], ['0-3']])).toBe(
      `a\n'=HYPERLINK("x")\n'+1\n' @x\n0-3\n`,
    );
  });
});

describe('writeMarkdown', () => {
  it('writes a table with its rule', () => {
    expect(
      writeMarkdown(
        ['Thread', 'CPUs'],
        [
          ['vCPU 0', '0-3'],
          ['Emulator', ''],
        ],
      ),
    ).toBe('| Thread | CPUs |\n| --- | --- |\n| vCPU 0 | 0-3 |\n| Emulator |  |\n');
  });

  it('escapes what Markdown and HTML would take for their own', () => {
    expect(writeMarkdown(['a|b'], [['<vcpupin> `x` *y* [z](u) \\ _w_']])).toBe(
      '| a\\|b |\n| --- |\n| \\<vcpupin\\> \\`x\\` \\*y\\* \\[z\\](u) \\\\ \\_w\\_ |\n',
    );
    expect(writeMarkdown(['a'], [['b\nc @team https://x.example']])).toBe(
      '| a |\n| --- |\n| b c &#64;team https&#58;//x.example |\n',
    );
  });
});
