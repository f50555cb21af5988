/** What was chosen, where domains and machines may be counted otherwise than they were. */
import type { Choices, Mute } from './analysis.ts';
import { countsDomains } from './assumption.ts';

/**
 * After the texts changed so that domains may be counted otherwise: dropped assumptions that are remembered by a
 * domain's number would fall upon another domain. They are forgotten, that is, made again and listed as such; so
 * are what-if commands that were left out, which are remembered by their number too, and findings put aside by theirs.
 */
export function choicesAfterRecount(choices: Choices): Choices {
  const kept = choices.droppedAssumptions.filter((id) => !countsDomains(id));
  const muted = choices.muted?.filter(({ entities }) => entities === undefined);
  const isSame =
    kept.length === choices.droppedAssumptions.length &&
    choices.droppedChanges === undefined &&
    muted?.length === choices.muted?.length;
  return isSame
    ? choices
    : withMuted(withDroppedChanges({ ...choices, droppedAssumptions: kept }, []), muted ?? []);
}

/** Of texts that come behind others: machines are counted otherwise, too. */
export function choicesBehind(choices: Choices): Choices {
  const { machine: _, ...others } = choicesAfterRecount(choices);
  return others;
}

/** None is not written down, so that the same answer has one link. */
export function withDroppedChanges(choices: Choices, droppedChanges: readonly string[]): Choices {
  const { droppedChanges: _, ...others } = choices;
  return droppedChanges.length === 0 ? others : { ...others, droppedChanges };
}

/** None is not written down, either. */
export function withMuted(choices: Choices, muted: readonly Mute[]): Choices {
  const { muted: _, ...others } = choices;
  return muted.length === 0 ? others : { ...others, muted };
}
