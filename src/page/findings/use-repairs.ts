/** The repairs of one finding: worked out when it is unfolded, after that is painted, and kept as long as the texts. */
import { useEffect, useState } from 'react';
import { afterPaint } from '../../browser/timing.ts';
import type { JudgedAnalysis } from '../../core/analysis.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { Repair } from '../../core/repair/repair.ts';
import type { Source } from '../../core/text/source.ts';
import type { DiffHunk } from '../../core/text/unified-diff.ts';
import { useChoice, useFindingWords, usePage, useSettledReading } from '../page-context.ts';

export type RepairCore = typeof import('./repair-core.ts');

let loading: Promise<RepairCore> | undefined;

export function loadRepairCore(): Promise<RepairCore> {
  loading ??= import('./repair-core.ts').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Undefined until it is here; it is fetched once somebody needs it. */
export function useRepairCore(): RepairCore | 'failed' | undefined {
  const [core, setCore] = useState<RepairCore | 'failed' | undefined>(undefined);
  useEffect(() => {
    let isThere = true;
    void loadRepairCore().then(
      (loaded) => {
        if (isThere) setCore(loaded);
      },
      () => {
        if (isThere) setCore('failed');
      },
    );
    return () => {
      isThere = false;
    };
  }, []);
  return core;
}

export interface OfferedRepair {
  readonly title: string;
  readonly repair: Repair;
  /** What the edit changes, text by text. */
  readonly diffs: readonly {
    readonly source: Source;
    readonly after: string;
    readonly hunks: readonly DiffHunk[];
  }[];
}

const shops = new WeakMap<JudgedAnalysis, InstanceType<RepairCore['RepairShop']>>();

export function useRepairs(finding: Finding, core: RepairCore): readonly OfferedRepair[] | undefined {
  const { store } = usePage();
  const { judged, judging, sources } = useSettledReading();
  const sentences = useFindingWords(judging);
  const language = useChoice((state) => state.language);
  const [made, setMade] = useState<{
    readonly of: Finding;
    readonly language: string;
    readonly repairs: readonly OfferedRepair[];
  }>();
  useEffect(() => {
    if (judged === undefined || sentences === undefined) return undefined;
    return afterPaint(() => {
      const { choices } = store.getState();
      const shop =
        shops.get(judged) ??
        new core.RepairShop({ sources, choices, readers: core.allReaders, changes: judged.changes });
      shops.set(judged, shop);
      const repairs = core
        .offerRepairs(finding, { sources, choices, analysis: judged, shop })
        .map(({ remedy, repair }): OfferedRepair => ({
          title: sentences.remedy(remedy, judged),
          repair,
          diffs: diffsOf(core, sources, repair),
        }));
      setMade({ of: finding, language, repairs });
    });
  }, [core, finding, judged, language, sentences, sources, store]);
  return made?.of === finding && made.language === language ? made.repairs : undefined;
}

function diffsOf(
  { diffOfEdits, editSources }: RepairCore,
  sources: readonly Source[],
  { edits }: Repair,
): OfferedRepair['diffs'] {
  return editSources(sources, edits).flatMap(({ id, text: after }, i) => {
    const source = sources[i];
    const own = edits.filter((edit) => edit.source === id);
    if (source === undefined || own.length === 0) return [];
    return [{ source, after, hunks: diffOfEdits(source.text, own, 2) }];
  });
}
