/**
 * The repairs that are offered for a finding. A remedy is tried on the model before it is proposed; where the model cannot
 * tell what comes of it (an element that goes, a value written anew, a domain that was refused), the edited texts are read and judged.
 */
import type { Choices, JudgedAnalysis } from '../analysis.ts';
import { analyzeAgain } from '../analyze-all.ts';
import type { Finding } from '../findings/finding.ts';
import { helps, proposeRemedies } from '../findings/remedies/propose.ts';
import { isImagined, subjectOf } from '../findings/remedies/imagine.ts';
import type { RemedyId } from '../findings/remedies/remedy-ids.ts';
import type { Remedy } from '../findings/remedy.ts';
import type { Source } from '../text/source.ts';
import type { RepairShop } from './make-repairs.ts';
import type { Repair } from './repair.ts';
import { editSources } from './reread.ts';

export interface OfferedRemedy {
  readonly remedy: Remedy<RemedyId>;
  readonly repair: Repair;
}

export interface OfferInput {
  readonly sources: readonly Source[];
  readonly choices: Choices;
  readonly analysis: JudgedAnalysis;
  /** Of the same texts and choices. */
  readonly shop: RepairShop;
}

/** Reading longer texts (UTF-16 units, all together) again would keep the reader waiting; there the remedy is trusted. */
const longestReread = 512 * 1024;

/** The best first. What keeps its finding, or brings another as bad, is not among them. */
export function offerRepairs(
  finding: Finding,
  { sources, choices, analysis, shop }: OfferInput,
): readonly OfferedRemedy[] {
  const isLong = sources.reduce((sum, { text }) => sum + text.length, 0) > longestReread;
  // Whether a domain starts that libvirt takes no more than its text is not imagined.
  const refused = new Set(analysis.domains.flatMap(({ id, refusals }) => (refusals.length > 0 ? [id] : [])));
  return proposeRemedies(finding, analysis).flatMap((remedy) => {
    const repair = shop.repair(remedy);
    const isTrusted =
      isLong ||
      repair.noEdit !== undefined ||
      remedy.steps.every((step) => isImagined(step) && !refused.has(subjectOf(step)));
    if (!isTrusted && !helps(finding, analysis, analyzeAgain(editSources(sources, repair.edits), choices)))
      return [];
    return [{ remedy, repair }];
  });
}
