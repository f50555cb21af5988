import { describe, expect, it } from 'vitest';
import { NoticeList, countFiles } from './notice.ts';

describe('files of which something is said', () => {
  it('count once, whatever is said of them', () => {
    const list = new NoticeList();
    list.add('not-an-archive', 'a.tar');
    list.add('not-text', 'a.tar');
    list.add('not-text', 'b.bin');
    expect(countFiles(list.list())).toBe(2);
  });

  it('count each where they are more than are listed, or one path is met twice', () => {
    const list = new NoticeList();
    for (let i = 0; i < 50; i++) list.add('link', `lib/${String(i)}`);
    list.add('duplicate', 'x');
    list.add('duplicate', 'x');
    expect(countFiles(list.list())).toBe(52);
    expect(countFiles([])).toBe(0);
  });
});
