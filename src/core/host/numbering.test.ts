import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { capabilitiesText, numactlText } from '../../testing/host-text.ts';

const numberingOf = (text: string) => analyzeTexts([text]).numbering;

describe('the numbering of CPUs', () => {
  it.each([
    ['2n 4c 2t', { kind: 'stride', stride: 8, threads: 2 }, 'rounds'],
    ['2n 4c 2t pairs', { kind: 'neighbours', threads: 2 }, 'blocks'],
    ['2n 4c 2t odd-even', { kind: 'stride', stride: 8, threads: 2 }, 'turns'],
    ['2n 4c 1t', { kind: 'single' }, 'blocks'],
    ['4n 2c 1t odd-even', { kind: 'single' }, 'turns'],
  ])('of %s', (shape, siblings, spread) => {
    const { nodes } = { nodes: Number(shape.charAt(0)) };
    expect(numberingOf(capabilitiesText(shape))).toEqual({
      siblings,
      spread: { over: 'node', count: nodes, kind: spread },
    });
  });

  it('says nothing of siblings where no text tells them', () => {
    expect(numberingOf(numactlText('2n 4c 2t odd-even'))).toEqual({
      spread: { over: 'node', count: 2, kind: 'turns' },
    });
    expect(analyzeTexts([]).numbering).toEqual({});
  });

  it('is irregular where no one rule holds', () => {
    const text = capabilitiesText('1n 4c 2t').replace("siblings='0,4'", "siblings='0'");
    expect(numberingOf(text).siblings).toEqual({ kind: 'irregular' });
  });
});
