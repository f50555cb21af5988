import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../testing/analyze-text.ts';
import { findNumbering } from './numbering.ts';
import { capabilitiesText, numactlText } from '../../synthetic-hosts/host-text.ts';

const numberingOf = (text: string) => {
  const { host } = analyzeTexts([text]);
  return host === undefined ? {} : findNumbering(host);
};

const numactlOf = (...lists: readonly string[]): string =>
  [
    `available: ${lists.length} nodes (0-${lists.length - 1})`,
    ...lists.flatMap((list, node) => [`node ${node} cpus: ${list}`, `node ${node} size: 1024 MB`]),
  ].join('\n');

describe('the numbering of CPUs', () => {
  it.each([
    ['node:2 core:4 pu:2', { kind: 'stride', stride: 8, threads: 2 }, 'rounds'],
    ['node:2 core:4 pu:2 numbering:pairs', { kind: 'neighbours', threads: 2 }, 'blocks'],
    ['node:2 core:4 pu:2 numbering:interleaved', { kind: 'stride', stride: 8, threads: 2 }, 'turns'],
    ['node:2 core:4 pu:1', { kind: 'single' }, 'blocks'],
    ['node:4 core:2 pu:1 numbering:interleaved', { kind: 'single' }, 'turns'],
  ])('of %s', (shape, siblings, spread) => {
    const nodes = Number(/node:(\d+)/.exec(shape)?.[1]);
    expect(numberingOf(capabilitiesText(shape))).toEqual({
      siblings,
      spread: { over: 'node', count: nodes, kind: spread },
    });
  });

  it('says nothing of siblings where no text tells them', () => {
    expect(numberingOf(numactlText('node:2 core:4 pu:2 numbering:interleaved'))).toEqual({
      spread: { over: 'node', count: 2, kind: 'turns' },
    });
  });

  it('of nodes one after the other is that, also with gaps within', () => {
    // POWER with one thread a core online: every fourth number.
    const power = numactlOf('0 4 8 12', '16 20 24 28');
    expect(numberingOf(power).spread).toEqual({ over: 'node', count: 2, kind: 'blocks' });
    // Even both: nobody takes turns.
    expect(numberingOf(numactlOf('0 2 8 10', '4 6 12 14')).spread?.kind).toBe('irregular');
  });

  it('is irregular where no one rule holds', () => {
    const text = capabilitiesText('node:1 core:4 pu:2').replace("siblings='0,4'", "siblings='0'");
    expect(numberingOf(text).siblings).toEqual({ kind: 'irregular' });
  });
});
