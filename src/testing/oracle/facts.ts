/**
 * What a domain says beside where its threads run, one line a fact, by us and by libvirt's `dumpxml`: amounts,
 * schedulers, shares of time and cache, distances, pools, pages and devices.
 */
import { formatCpuSet, idsOf, type CpuSet } from '../../core/cpuset/cpuset.ts';
import type { Domain } from '../../core/domain/domain.ts';
import type { Bandwidth } from '../../core/domain/tuning.ts';
import { tags, unescape, type Attributes, type DefinedDomain } from './defined-domain.ts';

type Facts = readonly string[];

export function ourFacts(domain: Domain): Facts {
  const { cpuTime, schedulers, guestMemory } = domain;
  const time = (name: string, { period, quota }: Bandwidth): Facts => [
    ...(period === undefined || period.value === 0 ? [] : [`${name}period ${period.value}`]),
    ...(quota === undefined || quota.value === 0 ? [] : [`${name}quota ${quota.value}`]),
  ];
  return [
    `memory ${guestMemory.totalKiB}`,
    ...(cpuTime.shares === undefined ? [] : [`shares ${cpuTime.shares.value}`]),
    ...time('', cpuTime.vcpu),
    ...time('global_', cpuTime.global),
    ...time('emulator_', cpuTime.emulator),
    ...time('iothread_', cpuTime.iothread),
    ...schedulers.vcpus.flatMap((one) => perThread('vcpu', one.threads, one.policy, one.priority)),
    ...schedulers.iothreads.flatMap((one) => perThread('iothread', one.threads, one.policy, one.priority)),
    ...(schedulers.emulator === undefined
      ? []
      : [`emulator ${schedulers.emulator.policy} ${schedulers.emulator.priority ?? ''}`]),
    ...domain.resourceControl.map(({ vcpus }) => `resctrl ${formatCpuSet(vcpus)}`),
    ...domain.cells.map(({ id, access, discard, distances }) => {
      const all = distances.map(({ to, value }) => `${to}:${value}`).join(' ');
      return `cell ${id}: ${access ?? '-'} ${discard ? 'discard' : '-'} ${all}`;
    }),
    ...domain.hugepages.map(({ sizeKiB, nodeset }) =>
      sizeKiB === undefined ? 'pages' : `page ${sizeKiB} ${setText(nodeset?.set)}`,
    ),
    ...domain.iothreadPools.map(
      ({ iothread, min, max }) => `pool ${iothread ?? 'default'}: ${min ?? '-'} ${max ?? '-'}`,
    ),
    ...domain.memoryDevices.map(
      ({ sizeKiB, node, nodemask }) => `module ${sizeKiB} ${node ?? '-'} ${setText(nodemask?.set)}`,
    ),
    ...domain.placedDevices.map(
      ({ kind, index, nodes }) => `${kind} ${index ?? '-'} at ${formatCpuSet(nodes)}`,
    ),
    ...(domain.partition === undefined ? [] : [`partition ${domain.partition.value}`]),
    ...(domain.topology === undefined ? [] : [topologyFact({ ...domain.topology })]),
    ...(domain.hotpluggableVcpus.length === 0
      ? []
      : [`hotpluggable ${formatCpuSet(domain.hotpluggableVcpus)}`]),
  ].sort();
}

function setText(set: CpuSet | undefined): string {
  return set === undefined ? '-' : formatCpuSet(set);
}

function perThread(kind: string, threads: CpuSet, policy: string, priority: number | undefined): Facts {
  return [...idsOf(threads)].map((id) => `${kind}${id} ${policy} ${priority ?? ''}`);
}

function topologyFact(all: Readonly<Record<string, unknown>>): string {
  return `topology ${['sockets', 'dies', 'cores', 'threads'].map((name) => String(all[name])).join('x')}`;
}

export function theirFacts(dump: string, defined: DefinedDomain): Facts {
  const cputune = sectionOf(dump, 'cputune');
  const scheduled = (name: string, key: string, kind: string): Facts =>
    tags(cputune, name).map(
      (one) => `${kind}${key === '' ? '' : one[key]} ${one['scheduler']} ${one['priority'] ?? ''}`,
    );
  const times = [...cputune.matchAll(/<(shares|\w*period|\w*quota)>(-?\d+)</g)];
  const backing = sectionOf(dump, 'memoryBacking');
  const groups = [...tags(cputune, 'cachetune'), ...tags(cputune, 'memorytune')];
  return [
    `memory ${/<memory (?:dumpCore='\w+' )?unit='KiB'>(\d+)</.exec(dump)?.[1]}`,
    ...times.map((found) => `${found[1]} ${found[2]}`),
    ...scheduled('vcpusched', 'vcpus', 'vcpu'),
    ...scheduled('iothreadsched', 'iothreads', 'iothread'),
    ...scheduled('emulatorsched', '', 'emulator'),
    // One group of vCPUs is printed twice when it has cache and bandwidth.
    ...new Set(groups.map((one) => `resctrl ${one['vcpus']}`)),
    ...cellFacts(dump),
    ...(backing.includes('<hugepages/>') ? ['pages'] : []),
    ...tags(backing, 'page').map(({ size, nodeset }) => `page ${size} ${nodeset ?? '-'}`),
    ...[...tags(dump, 'iothread', 'id'), ...tags(dump, 'defaultiothread')].flatMap(poolFact),
    ...moduleFacts(dump),
    ...expanderFacts(dump),
    ...[...dump.matchAll(/<partition>(.*?)</g)].map((found) => `partition ${unescape(found[1] ?? '')}`),
    ...tags(dump, 'topology').map((one) => topologyFact(one)),
    ...hotpluggableFact(dump, defined),
  ].sort();
}

function poolFact({ id, thread_pool_min: min, thread_pool_max: max }: Attributes): Facts {
  return min === undefined && max === undefined
    ? []
    : [`pool ${id ?? 'default'}: ${min ?? '-'} ${max ?? '-'}`];
}

function sectionOf(dump: string, name: string): string {
  return new RegExp(`<${name}>.*?</${name}>`, 's').exec(dump)?.[0] ?? '';
}

function cellFacts(dump: string): Facts {
  return [...sectionOf(dump, 'numa').matchAll(/<cell ([^>]*?)(?:\/>|>(.*?)<\/cell>)/gs)].map((found) => {
    const cell = tags(`<cell ${found[1]}/>`, 'cell')[0] ?? {};
    const distances = tags(found[2] ?? '', 'sibling').map(({ id, value }) => `${id}:${value}`);
    const discard = cell['discard'] === 'yes' ? 'discard' : '-';
    return `cell ${cell['id']}: ${cell['memAccess'] ?? '-'} ${discard} ${distances.join(' ')}`;
  });
}

function moduleFacts(dump: string): Facts {
  return [...dump.matchAll(/<memory model=.*?<\/memory>/gs)].map(([text]) => {
    const size = /<size unit='KiB'>(\d+)</.exec(text)?.[1];
    const cell = /<node>(\d+)</.exec(text)?.[1];
    const nodemask = /<nodemask>(.*?)</.exec(text)?.[1];
    return `module ${size} ${cell ?? '-'} ${nodemask ?? '-'}`;
  });
}

function expanderFacts(dump: string): Facts {
  const controllers =
    /<controller type='pci' index='(\d+)' model='(pcie?-expander-bus)'>(.*?)<\/controller>/gs;
  return [...dump.matchAll(controllers)].flatMap(([, index, model, inner]) => {
    const cell = /<node>(\d+)</.exec(inner ?? '')?.[1];
    return cell === undefined ? [] : [`${model} ${index} at ${cell}`];
  });
}

function hotpluggableFact(dump: string, { vcpu }: DefinedDomain): Facts {
  const listed = tags(dump, 'vcpu', 'hotpluggable');
  const ids = listed.flatMap(({ id, hotpluggable }) => (hotpluggable === 'yes' ? [Number(id)] : []));
  const offline = Array.from({ length: vcpu.max - vcpu.current }, (_, i) => vcpu.current + i);
  const all = listed.length > 0 ? ids : offline;
  return all.length === 0 ? [] : [`hotpluggable ${formatIds(all)}`];
}

/** As libvirt prints sets, in a few lines of our own: the oracle rests on as little as it can of what it judges. */
function formatIds(ids: readonly number[]): string {
  const parts: string[] = [];
  for (let from = 0; from < ids.length;) {
    let to = from;
    while (ids[to + 1] === ids[to]! + 1) to++;
    parts.push(from === to ? String(ids[from]) : `${ids[from]}-${ids[to]}`);
    from = to + 1;
  }
  return parts.join(',');
}
