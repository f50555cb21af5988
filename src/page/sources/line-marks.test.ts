import { describe, expect, it } from 'vitest';
import { indexLines } from '../../core/text/lines.ts';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { lineMarksOf } from './line-marks.ts';

const text = `<vcpu cpuset='0-1'>2</vcpu>\r\n<cputune>\r\n<vcpupin vcpu='7' cpuset='1'/></cputune>\r\n`;

const indexOf = () => indexLines(text);

describe('the marks of a text', () => {
  it('place every finding on its line, by columns, whatever ends the lines', () => {
    const { findings, dots } = lineMarksOf('s1', indexOf, undefined, undefined, analyzeTexts([text]));
    const missing = findings.find(({ finding }) => finding.rule === 'vcpupin-missing-vcpu');
    expect(missing?.line).toBe(2);
    const line = text.split('\r\n')[2] ?? '';
    expect(line.slice(missing?.from, missing?.to)).toContain('7');
    expect(dots.get(2)).toBe(missing?.finding.severity);
  });

  it('tell the line that decides for the selected thread', () => {
    const analysis = analyzeTexts([text]);
    expect([...lineMarksOf('s1', indexOf, undefined, 'd0/vcpu:0', analysis).deciding]).toEqual([
      [0, 'vcpu-cpuset'],
    ]);
    expect(lineMarksOf('s2', indexOf, undefined, 'd0/vcpu:0', analysis).deciding.size).toBe(0);
  });

  it('keep what was asked for while there is no answer', () => {
    const mark = { spans: [{ source: 's1', from: 6, to: 18 }] };
    const marks = lineMarksOf('s1', indexOf, mark, 'd0/vcpu:0', undefined);
    expect([...marks.marked]).toEqual([[0, [[6, 18]]]]);
    expect(marks.findings).toEqual([]);
    expect(marks.deciding.size).toBe(0);
  });
});
