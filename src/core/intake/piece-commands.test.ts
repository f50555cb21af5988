import { describe, expect, it } from 'vitest';
import { withinCpuMs } from '../../testing/cpu-time.ts';
import { pieceOf } from '../text/source.ts';
import { commandsOfPiece } from './piece-commands.ts';
import { newLoopBudget } from './loop-budget.ts';

const read = (text: string) => commandsOfPiece(pieceOf({ id: 's', name: 's', text }), newLoopBudget());

describe('the commands of a piece', () => {
  it('are those before, in and behind a block', () => {
    expect(
      read('a=1\nfor i in 0 1; do virsh x $i; done; virsh y\n$ virsh z && virsh w').map(({ words }) =>
        words.join(' '),
      ),
    ).toEqual(['virsh x 0', 'virsh x 1', 'virsh y', 'virsh z', 'virsh w']);
  });

  it.each([
    ['lines that look like loops', 'virsh wait for it\n', 60_000],
    ['lines that look like conditions', '$ if a; then b\n', 60_000],
    ['brackets', '<a', 400_000],
    ['brackets by lines', `${'<a'.repeat(1900)}\n`, 200],
    ['words in quotes', `$ virsh vcpupin "D"x 0 '1',2\n`, 20_000],
    ['blanks', ' ', 400_000],
  ])('cost as much as the text is long: %s', (_, part, times) => {
    withinCpuMs(2000, () => {
      for (const { words, located } of read(part.repeat(times))) for (const word of words) located(word);
    });
  });
});
