/**
 * The numbers of `<cputune>`: shares, periods, quotas, and the schedulers of threads. Only values are read here;
 * what libvirt refuses about them is not. XPath `string(./cputune/x[1])` (virDomainCputuneDefParse…): the first
 * element of a name is the one, and an empty one counts as absent.
 */
import { readLibvirtCpuset } from '../../cpuset/libvirt-grammar.ts';
import { emptySet, type CpuSet } from '../../cpuset/cpuset.ts';
import type { Located } from '../../text/source.ts';
import { attributeOf, elementsAt, type XmlElement } from '../../xml/xml.ts';
import type { Bandwidth, CpuTuning, SchedulerSetting } from '../domain.ts';

export function readCpuTuning(domain: XmlElement): CpuTuning {
  const shares = readNumber(domain, 'shares');
  return {
    ...(shares === undefined ? {} : { shares }),
    vcpu: readBandwidth(domain, ''),
    global: readBandwidth(domain, 'global_'),
    emulator: readBandwidth(domain, 'emulator_'),
    iothread: readBandwidth(domain, 'iothread_'),
    schedulers: [
      ...readSchedulers(domain, 'vcpusched', 'vcpus'),
      ...readSchedulers(domain, 'iothreadsched', 'iothreads'),
      ...readSchedulers(domain, 'emulatorsched', undefined).slice(0, 1),
    ],
  };
}

/** Zero is libvirt's "unset" for both. */
function readBandwidth(domain: XmlElement, prefix: string): Bandwidth {
  const period = readNumber(domain, `${prefix}period`);
  const quota = readNumber(domain, `${prefix}quota`);
  return {
    ...(period === undefined || period.value === 0 ? {} : { period }),
    ...(quota === undefined || quota.value === 0 ? {} : { quota }),
  };
}

function readNumber(domain: XmlElement, name: string): Located<number> | undefined {
  const element = elementsAt(domain, 'cputune', name)[0];
  const digits = element === undefined ? undefined : /^\s*([+-]?\d{1,20})\s*$/.exec(element.text)?.[1];
  if (element === undefined || digits === undefined) return undefined;
  return { value: Number(digits), span: element.span };
}

const schedulers: readonly SchedulerSetting['scheduler'][] = ['batch', 'idle', 'fifo', 'rr'];

function readSchedulers(
  domain: XmlElement,
  name: SchedulerSetting['element'],
  idsAttribute: string | undefined,
): readonly SchedulerSetting[] {
  return elementsAt(domain, 'cputune', name).flatMap((element): readonly SchedulerSetting[] => {
    const written = attributeOf(element, 'scheduler')?.value;
    const scheduler = schedulers.find((one) => one === written);
    if (scheduler === undefined) return [];
    const ids = idsAttribute === undefined ? undefined : attributeOf(element, idsAttribute)?.value;
    const digits = /^\s*([+-]?\d{1,10})$/.exec(attributeOf(element, 'priority')?.value ?? '')?.[1];
    // batch and idle have no priority: libvirt drops one that is written.
    const priority = scheduler === 'batch' || scheduler === 'idle' ? undefined : digits;
    return [
      {
        element: name,
        threads: readIds(ids),
        scheduler,
        ...(priority === undefined ? {} : { priority: Number(priority) }),
        span: element.span,
      },
    ];
  });
}

function readIds(text: string | undefined): CpuSet {
  const reading = text === undefined ? undefined : readLibvirtCpuset(text);
  return reading?.ok === true ? reading.set : emptySet;
}
