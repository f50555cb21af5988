/** Whether what a step claims is so: asked of the core's answer, never of the lesson. Pure. */
import type { JudgedAnalysis } from '../core/analysis.ts';
import { formatCpuSet } from '../core/cpuset/cpuset.ts';
import { bytesOf } from '../core/cpuset/forms.ts';
import { readLibvirtCpuset } from '../core/cpuset/libvirt-grammar.ts';
import type { ThreadPlacement } from '../core/placement/placement.ts';
import type { Claim } from './lesson.ts';

/** What the core says instead; undefined: the claim holds. */
export function contradict(claim: Claim, analysis: JudgedAnalysis): string | undefined {
  const found = whatIs(claim, analysis);
  const { expected, actual } = found;
  return expected === actual ? undefined : `${JSON.stringify(claim)}: the core says ${actual}`;
}

interface Found {
  readonly expected: string;
  readonly actual: string;
}

function whatIs(claim: Claim, analysis: JudgedAnalysis): Found {
  const { host, domains, placements, findings, changes, observations } = analysis;
  const threads = placements.flatMap((placement) => placement.threads);
  if ('observed' in claim) {
    const seen = observations[claim.observed];
    return {
      expected: `${claim.thread ?? 'no thread'} ${claim.cpus ?? '-'}`,
      actual: `${seen?.thread ?? 'no thread'} ${claim.cpus === undefined ? '-' : formatCpuSet(seen?.cpus ?? [])}`,
    };
  }
  if ('thread' in claim) {
    const thread = threads.find(({ thread: id }) => id === claim.thread);
    return {
      expected: `${claim.cpus} ${claim.source} ${String(claim.online ?? true)}`,
      actual:
        thread === undefined
          ? 'no such thread'
          : `${askedOf(thread)} ${thread.source} ${String(claim.online === undefined ? true : thread.online)}`,
    };
  }
  if ('threads' in claim) {
    const some = threads.filter(
      ({ kind, online }) => kind === claim.kind && (claim.online === undefined || online === claim.online),
    );
    return { expected: String(claim.threads), actual: String(some.length) };
  }
  if ('finding' in claim) {
    const about = claim.about ?? [];
    const isThere = findings.some(
      ({ rule, entities }) => rule === claim.finding && about.every((id) => entities.includes(id)),
    );
    const rules = findings.map(({ rule, entities }) => `${rule} (${entities.join(' ')})`);
    return { expected: '', actual: isThere ? '' : `only ${rules.join(', ')}` };
  }
  if ('silent' in claim) {
    const isThere = findings.some(({ rule }) => rule === claim.silent);
    return { expected: '', actual: isThere ? claim.silent : '' };
  }
  if ('refused' in claim) {
    const message = domains[0]?.refusals[0]?.message ?? 'nothing is refused';
    return { expected: claim.refused, actual: message.includes(claim.refused) ? claim.refused : message };
  }
  if ('starts' in claim) {
    const [placement] = placements;
    const said = JSON.stringify(placement?.start ?? '') + (placement?.startProblem ?? '');
    const says = claim.says ?? '';
    return {
      expected: `${String(claim.starts)} ${says}`,
      actual: `${String(placement?.starts)} ${said.includes(says) ? says : said}`,
    };
  }
  if ('placement' in claim)
    return { expected: claim.placement, actual: domains[0]?.vcpuPlacement.effective ?? 'no domain' };
  if ('memory' in claim) {
    const rows = placements[0]?.memory ?? [];
    const row = rows.find(({ cell }) => cell === claim.cell);
    const nodes =
      row === undefined ? 'no row' : typeof row.nodes === 'string' ? row.nodes : formatCpuSet(row.nodes);
    return {
      expected: `${claim.memory} ${claim.mode ?? '-'}`,
      actual: `${nodes} ${claim.mode === undefined ? '-' : String(row?.mode)}`,
    };
  }
  if ('near' in claim) {
    const row = placements.flatMap(({ locality }) => locality).find(({ thread }) => thread === claim.near);
    return {
      expected: `${claim.verdict} ${String(claim.distance ?? '-')}`,
      actual: `${row?.verdict ?? 'unknown'} ${claim.distance === undefined ? '-' : String(row?.distance)}`,
    };
  }
  if ('cell' in claim) {
    const cell = domains[0]?.cells.find(({ id }) => id === claim.cell);
    return { expected: claim.vcpus, actual: cell === undefined ? 'no such cell' : formatCpuSet(cell.cpus) };
  }
  if ('is' in claim) {
    const reading = readLibvirtCpuset(claim.cpuset);
    return { expected: claim.is, actual: reading.ok ? formatCpuSet(reading.set) : 'refused' };
  }
  if ('bytes' in claim) {
    const reading = readLibvirtCpuset(claim.of);
    return {
      expected: claim.bytes,
      actual: reading.ok ? bytesOf(reading.set, claim.cpus).join(' ') : 'refused',
    };
  }
  if ('cap' in claim)
    return { expected: String(claim.cap), actual: String(placements[0]?.limits[claim.of].cpus) };
  if ('ratio' in claim)
    return { expected: String(claim.ratio), actual: String(placements[claim.domain]?.limits.weight.ratio) };
  if ('change' in claim) {
    const change = changes[claim.change];
    const says = claim.says ?? '';
    return {
      expected: `${claim.outcome} ${says}`,
      actual: `${String(change?.outcome)} ${change?.message?.includes(says) === true ? says : claim.says === undefined ? '' : String(change?.message)}`,
    };
  }
  if ('cpu' in claim) {
    const cpu = host?.cpuTable.find(({ id }) => id === claim.cpu);
    const part = (asked: unknown, is: string): string => (asked === undefined ? '-' : is);
    return {
      expected: [claim.node ?? '-', claim.siblings ?? '-', claim.assumed ?? '-'].join(' '),
      actual: [
        part(claim.node, String(cpu?.node)),
        part(claim.siblings, formatCpuSet(cpu?.siblings ?? [])),
        part(claim.assumed, String(cpu?.assumed)),
      ].join(' '),
    };
  }
  const node = host?.nodes.find(({ id }) => id === claim.node);
  const [to, value] = claim.distanceTo ?? [];
  return {
    expected: [claim.cpus ?? '-', claim.freeMiB ?? '-', value ?? '-'].join(' '),
    actual: [
      claim.cpus === undefined ? '-' : formatCpuSet(node?.cpus ?? []),
      claim.freeMiB === undefined ? '-' : String((node?.freeKiB ?? NaN) / 1024),
      to === undefined ? '-' : String(node?.distances?.[to]),
    ].join(' '),
  };
}

function askedOf({ asked }: ThreadPlacement): string {
  return typeof asked === 'string' ? asked : formatCpuSet(asked);
}
