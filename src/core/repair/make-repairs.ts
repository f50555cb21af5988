/**
 * From a remedy to a repair: a draft of each domain that it is about, the steps onto it, the edits that come of it, and
 * a look at how the text then reads. What does not read as the remedy wants, or makes libvirt refuse what it took, is
 * no repair and is not offered.
 */
import type { Choices } from '../analysis.ts';
import { changedThreads, type AppliedChange } from '../change/applied-change.ts';
import type { Domain } from '../domain/domain.ts';
import { chosenVersion } from '../domain/versions.ts';
import type { Remedy, RemedyStep } from '../findings/remedy.ts';
import { readGuestId, type EntityId } from '../identity.ts';
import type { ReaderSet } from '../intake/reader-set.ts';
import type { Source } from '../text/source.ts';
import { draftDomain, xmlAfter } from './draft-domain.ts';
import { holdsStep } from './goals.ts';
import { modelOf, openDomains, type OpenDomain, type OpenHow } from './open-domains.ts';
import type { NoEdit, Repair, SourceEdit } from './repair.ts';
import { rereadDomain } from './reread.ts';
import { SpanPlaces } from './take-spans.ts';
import { keepBeside, takeStep } from './take-steps.ts';
import { toSourceEdits } from './to-source.ts';
import { writeCommands } from './virsh-commands.ts';
import type { CommandSubject } from './virsh-steps.ts';
import { writeEdits } from './write-edits.ts';

export interface RepairInput {
  readonly sources: readonly Source[];
  readonly choices: Choices;
  /** Those with which the texts were analysed. */
  readonly readers: ReaderSet;
  readonly changes: readonly AppliedChange[];
}

/** Makes repairs of one analysis: what is found out about its texts serves them all. Never throws on any text. */
export class RepairShop {
  readonly #input: RepairInput;
  readonly #how: OpenHow;
  readonly #changed: ReadonlySet<string>;
  #open: readonly OpenDomain[] | undefined;
  readonly #models = new Map<number, Domain>();

  constructor(input: RepairInput) {
    this.#input = input;
    const { choices } = input;
    const dropped = new Set(choices.droppedAssumptions);
    this.#how = {
      readers: input.readers,
      mayAssume: (id) => !choices.asLibvirt && !dropped.has(id),
      libvirt: chosenVersion(choices),
      asLibvirt: choices.asLibvirt,
    };
    this.#changed = changedThreads(input.changes);
  }

  repair(remedy: Remedy): Repair {
    const byDomain = new Map<number, RemedyStep[]>();
    for (const step of remedy.steps) {
      const index = readGuestId(subjectOf(step))?.index ?? -1;
      byDomain.set(index, [...(byDomain.get(index) ?? []), step]);
    }
    const edits: SourceEdit[] = [];
    const xml: { readonly domain: EntityId; readonly text: string }[] = [];
    const subjects: CommandSubject[] = [];
    let noEdit: NoEdit | undefined;
    for (const [index, steps] of byDomain) {
      const result = this.#repairDomain(index, steps);
      if (result.kind === 'none') noEdit ??= result.why;
      else {
        edits.push(...result.edits);
        xml.push({ domain: result.subject.domain.id, text: result.xml });
      }
      if (result.subject !== undefined) subjects.push(result.subject);
    }
    const commands = subjects.length === 0 ? undefined : writeCommands(subjects);
    return {
      remedy: remedy.id,
      edits: noEdit === undefined ? this.#inOrder(edits) : [],
      ...(noEdit === undefined ? {} : { noEdit }),
      xml: noEdit === undefined ? xml : [],
      ...(commands === undefined ? {} : { commands }),
    };
  }

  #inOrder(edits: readonly SourceEdit[]): readonly SourceEdit[] {
    const order = new Map(this.#input.sources.map(({ id }, at) => [id, at]));
    const place = ({ source }: SourceEdit): number => order.get(source) ?? 0;
    return [...edits].sort((a, b) => place(a) - place(b) || a.from - b.from);
  }

  #repairDomain(index: number, steps: readonly RemedyStep[]): DomainRepair {
    this.#open ??= openDomains(this.#input.sources, this.#how);
    const open = this.#open[index];
    if (open === undefined) return { kind: 'none', why: 'no-xml' };
    const before = this.#models.get(index) ?? modelOf(open.text, index, this.#how);
    this.#models.set(index, before);
    const { cgroup = 'v2' } = this.#input.choices;
    const subject = { domain: before, uuid: uuidOf(open), steps, cgroup, after: undefined };
    if (steps.some((step) => this.#isByCommand(step))) return { kind: 'none', why: 'command', subject };
    const edited = this.#edit(open, steps, before);
    if ('why' in edited) return { kind: 'none', why: edited.why, subject };
    return { ...edited, kind: 'edits', subject: { ...subject, after: edited.after } };
  }

  #isByCommand(step: RemedyStep): boolean {
    if (step.kind === 'pin' || step.kind === 'unpin') return this.#changed.has(step.thread);
    const kind = step.kind === 'vcpu-count' ? 'setvcpus' : step.kind === 'memory' ? 'numatune' : undefined;
    return this.#input.changes.some(
      (change) => change.kind === kind && change.outcome === 'applied' && change.domain === subjectOf(step),
    );
  }

  #edit(open: OpenDomain, steps: readonly RemedyStep[], before: Domain): Edited | { readonly why: NoEdit } {
    if (open.roots.some(({ root }) => root.fault !== undefined)) return { why: 'malformed' };
    const drafted = draftDomain(open);
    if (drafted === undefined) return { why: 'copied' };
    const places = new SpanPlaces(drafted.draft);
    for (const step of steps) if (!takeStep(drafted.draft, step, before, places)) return { why: 'no-xml' };
    for (let tries = 0; tries < 2; tries++) {
      const sheetEdits = writeEdits(drafted.draft);
      const edits: SourceEdit[] = [];
      for (const [sheet, list] of sheetEdits) {
        const source = this.#input.sources.find(({ id }) => id === sheet.piece.source);
        const own = source === undefined ? undefined : toSourceEdits(source, sheet.piece, list);
        if (own === undefined) return { why: 'copied' };
        edits.push(...own);
      }
      if (edits.length === 0) return { why: 'conflict' };
      const after = rereadDomain(open, drafted, sheetEdits, edits, this.#input.sources, this.#how);
      if (after === undefined) return { why: 'copied' };
      if (tries === 0 && keepBeside(drafted.draft, steps, before, after)) continue;
      const isDone = steps.every((step) => holdsStep(step, after)) && !isWorse(before, after);
      return isDone ? { edits, after, xml: xmlAfter(drafted, sheetEdits) } : { why: 'conflict' };
    }
    return { why: 'conflict' };
  }
}

interface Edited {
  readonly edits: readonly SourceEdit[];
  readonly after: Domain;
  readonly xml: string;
}

type DomainRepair =
  | { readonly kind: 'none'; readonly why: NoEdit; readonly subject?: CommandSubject }
  | (Edited & { readonly kind: 'edits'; readonly subject: CommandSubject });

/** libvirt would refuse it for something for which it did not before. */
function isWorse(before: Domain, after: Domain): boolean {
  const known = before.refusals.map(({ message }) => message);
  return after.refusals.some(({ message }) => {
    const at = known.indexOf(message);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

function subjectOf(step: RemedyStep): string {
  if (step.kind === 'pin' || step.kind === 'unpin') return step.thread;
  return step.kind === 'memnode' ? step.cell : step.domain;
}

/** The domain's, as it is written; its name may be another's number. */
function uuidOf({ text }: OpenDomain): string | undefined {
  const uuid = text.element.children.find(({ name }) => name === 'uuid')?.text.trim();
  return uuid !== undefined && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(uuid) ? uuid : undefined;
}
