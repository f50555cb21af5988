/** `<vcpusched>`, `<iothreadsched>`, `<emulatorsched>` (virDomainThreadSchedParseHelper). */
import {
  differenceOf,
  emptySet,
  firstId,
  intersectionOf,
  rangeSet,
  setOfIds,
  unionOf,
  type CpuSet,
} from '../../cpuset/cpuset.ts';
import { attributeOf, elementsAt, type XmlElement } from '../../xml/xml.ts';
import type { Scheduler, SchedulerPolicy, Schedulers, ThreadScheduler } from '../tuning.ts';
import { readIntAttribute, readWord } from './attributes.ts';
import { readSetAttribute, type RefusalList } from './refuse.ts';

const policies: readonly SchedulerPolicy[] = ['batch', 'idle', 'fifo', 'rr'];

export function readSchedulers(
  domain: XmlElement,
  maxVcpus: number,
  iothreads: readonly number[],
  refusals: RefusalList,
): Schedulers {
  const vcpus = readThreadSchedulers(domain, 'vcpusched', 'vcpus', rangeSet(0, maxVcpus - 1), refusals);
  const iothreadSet = setOfIds(iothreads);
  const forIothreads = readThreadSchedulers(domain, 'iothreadsched', 'iothreads', iothreadSet, refusals);
  const elements = elementsAt(domain, 'cputune', 'emulatorsched');
  if (elements[1] !== undefined)
    refusals.add('XML error: only one emulatorsched is supported', elements[1].span);
  const emulator = elements[0] === undefined ? undefined : readScheduler(elements[0], refusals);
  return { vcpus, iothreads: forIothreads, emulator };
}

/** A thread may be named once only, and must exist: of the ids in order, the first that is wrong is reported. */
function readThreadSchedulers(
  domain: XmlElement,
  name: 'vcpusched' | 'iothreadsched',
  attributeName: 'vcpus' | 'iothreads',
  known: CpuSet,
  refusals: RefusalList,
): readonly ThreadScheduler[] {
  let scheduled: CpuSet = emptySet;
  return elementsAt(domain, 'cputune', name).flatMap((element): readonly ThreadScheduler[] => {
    const threads = readThreads(element, attributeName, refusals);
    const scheduler = readScheduler(element, refusals);
    if (threads === undefined || scheduler === undefined) return [];
    const stranger = firstId(differenceOf(threads, known)) ?? Infinity;
    const again = firstId(intersectionOf(threads, scheduled)) ?? Infinity;
    if (stranger < again) {
      refusals.add(
        name === 'vcpusched'
          ? `unsupported configuration: vCPU '${String(stranger)}' is not present in domain definition`
          : `unsupported configuration: Cannot find 'iothread' : ${String(stranger)}`,
        attributeOf(element, attributeName)?.span ?? element.span,
      );
    } else if (again < Infinity) {
      refusals.add(`'${name}' attributes '${attributeName}' must not overlap`, element.span);
    }
    const mine = differenceOf(intersectionOf(threads, known), scheduled);
    scheduled = unionOf(scheduled, mine);
    return [{ ...scheduler, threads: mine }];
  });
}

function readThreads(
  element: XmlElement,
  name: 'vcpus' | 'iothreads',
  refusals: RefusalList,
): CpuSet | undefined {
  const attribute = attributeOf(element, name);
  if (attribute === undefined) {
    refusals.add(`XML error: Missing attribute '${name}' in element '${element.name}'`, element.tagSpan);
    return undefined;
  }
  const reading = readSetAttribute(attribute);
  if (reading.fault?.kind === 'empty') {
    refusals.add(
      `unsupported configuration: '${name}' scheduler bitmap '${attribute.value}' is empty`,
      attribute.span,
    );
  } else if (reading.fault !== undefined) refusals.addSetFault(reading, 'cpuset');
  return reading.set;
}

/** priority is looked at only where the policy has one. */
function readScheduler(element: XmlElement, refusals: RefusalList): Scheduler | undefined {
  const policy = readWord(element, 'scheduler', policies, refusals, { required: true });
  if (policy === undefined) return undefined;
  const realtime = policy === 'fifo' || policy === 'rr';
  const priority = realtime ? readIntAttribute(element, 'priority', refusals, { required: true }) : undefined;
  return { policy, priority, span: element.span };
}
