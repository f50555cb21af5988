import { describe, expect, it } from 'vitest';
import { findExcerpt } from './excerpts.ts';

const text =
  "<domain>\n  <vcpu>2</vcpu>\n  <cputune>\n    <vcpupin vcpu='0' cpuset='3'/>\n  </cputune>\n</domain>\n";
const textOf = (lines: ReturnType<typeof findExcerpt>): readonly string[] | undefined =>
  lines?.map(({ parts }) => parts.map((part) => part.text).join(''));

describe('an excerpt', () => {
  it('is one line, or the lines to another, without what they are all indented by', () => {
    expect(textOf(findExcerpt(text, { text: '', from: '<vcpu>' }))).toEqual(['<vcpu>2</vcpu>']);
    expect(textOf(findExcerpt(text, { text: '', from: '<cputune>', to: '</cputune>' }))).toEqual([
      '<cputune>',
      "  <vcpupin vcpu='0' cpuset='3'/>",
      '</cputune>',
    ]);
  });

  it('counts lines as the text does', () => {
    expect(
      findExcerpt(text, { text: '', from: '<cputune>', to: '</cputune>' })?.map(({ number }) => number),
    ).toEqual([3, 4, 5]);
  });

  it('marks the longest part that begins first', () => {
    const [line] =
      findExcerpt(text, { text: '', from: 'vcpupin', mark: ["cpuset='3'", 'vcpu', 'vcpupin'] }) ?? [];
    expect(line?.parts.filter(({ isMarked }) => isMarked).map((part) => part.text)).toEqual([
      'vcpupin',
      'vcpu',
      "cpuset='3'",
    ]);
  });

  it('is none where a line is not there', () => {
    expect(findExcerpt(text, { text: '', from: 'numatune' })).toBeUndefined();
    expect(findExcerpt(text, { text: '', from: '<cputune>', to: 'numatune' })).toBeUndefined();
  });
});
