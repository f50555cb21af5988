/** QEMU command lines: libvirt's own test files, those of running domains beside their XML, the hostile one. */
import { expect, it } from 'vitest';
import { countOf, formatCpuSet } from '../../core/cpuset/cpuset.ts';
import type { Domain } from '../../core/domain/domain.ts';
import { readSource } from '../../core/intake/read-source.ts';
import { analyzeShared, describeShared, listShared, readShared, rulesOf } from './shared.ts';

const argsFiles = listShared('samples/qemu-cmdlines').map((file) => `samples/qemu-cmdlines/${file}`);
const liveFolders = listShared('samples/live').filter((folder) =>
  listShared(`samples/live/${folder}`).includes('qemu-cmdline-ps.txt'),
);
const liveFiles = liveFolders.flatMap((folder) =>
  listShared(`samples/live/${folder}`)
    .filter((file) => file.startsWith('qemu-cmdline-'))
    .map((file) => `samples/live/${folder}/${file}`),
);

/** What a line says, found by plain searching: nothing of the reader is used. */
function expectedOf(text: string) {
  const smp = new Map(
    /-smp (\S+)/
      .exec(text)![1]!
      .split(',')
      .map((item, i): [string, number] =>
        i === 0 && !item.includes('=')
          ? ['cpus', Number(item)]
          : [item.split('=')[0]!, Number(item.split('=')[1])],
      ),
  );
  const objects = new Map(
    [...text.matchAll(/\{"qom-type":"memory-backend-[^}]*\}/g)].map(([json]) => {
      const object = JSON.parse(json) as {
        id: string;
        size: number;
        'host-nodes'?: number[];
        policy?: string;
      };
      return [object.id, object];
    }),
  );
  for (const [, id = '', size = ''] of text.matchAll(/memory-backend-\w+,id=([^,]+),.*?size=(\d+)/g))
    objects.set(id, { id, size: Number(size) });
  const cells = [...text.matchAll(/-numa node,nodeid=(\d+)(\S*)/g)].map(([, id, rest = '']) => {
    const object = objects.get(/memdev=([^,\s]+)/.exec(rest)?.[1] ?? '');
    const mem = /,mem=(\d+)/.exec(rest)?.[1];
    return {
      id: Number(id),
      cpus: [...rest.matchAll(/cpus=([\d-]+)/g)].map(([, range]) => range).join(),
      kib: object === undefined ? Number(mem) * 1024 : object.size / 1024,
      nodes: object?.['host-nodes']?.join() ?? '',
      policy: object?.policy ?? '',
    };
  });
  const iothreads = [
    ...text.matchAll(/-object '?(?:\{"qom-type":"iothread","id":"|iothread,id=)iothread(\d+)/g),
  ].map(([, id]) => Number(id));
  return { smp, cells, iothreads };
}

const policies = { strict: 'bind', preferred: 'preferred', interleave: 'interleave', restrictive: 'none' };

function saidOf(domain: Domain) {
  const bindings = new Map(domain.memnodes.map((one) => [one.cell, one]));
  return {
    cells: domain.cells.map(({ id, cpus, memoryKiB }) => {
      const binding = bindings.get(id);
      return {
        id,
        cpus: formatCpuSet(cpus),
        kib: memoryKiB,
        nodes: binding === undefined ? '' : formatCpuSet(binding.nodeset.set ?? []),
        policy: binding === undefined ? '' : policies[binding.mode],
      };
    }),
    iothreads: domain.iothreads,
  };
}

describeShared('QEMU command lines', () => {
  it.each([...argsFiles, ...liveFiles])('%s', (path) => {
    const text = readShared(path);
    const segments = readSource({ id: 's', name: 's', text }).map(({ segment }) => segment);
    expect(segments.map(({ reader, use }) => [reader, use])).toEqual([['qemu-command-line', 'read']]);
    expect(text.slice(segments[0]!.span.from, segments[0]!.span.to).trim()).toBe(text.trim());

    const { domains, findings } = analyzeShared([path]);
    expect(domains).toHaveLength(1);
    const domain = domains[0]!;
    const { smp, cells, iothreads } = expectedOf(text);
    const topology = { sockets: smp.get('sockets'), cores: smp.get('cores'), threads: smp.get('threads') };
    expect(domain.vcpus).toMatchObject({
      current: smp.get('cpus'),
      max: smp.get('maxcpus') ?? smp.get('cpus'),
    });
    expect(domain.topology).toMatchObject(topology);
    expect(saidOf(domain)).toEqual({ cells, iothreads });
    expect(domain.refusals).toEqual([]);
    // Two of them have one socket for two cells, as their authors wrote.
    const told = findings.filter(({ severity }) => severity !== 'note').map(({ rule }) => rule);
    expect(told.filter((rule) => rule !== 'guest-socket-across-cells')).toEqual([]);
    expect(domain.name).toBe(/-name (?:guest=)?([^,\s]+)/.exec(text)![1]);
  });

  it.each(liveFolders)('%s: the line and the XML of the domain agree', (folder) => {
    const at = `samples/live/${folder}`;
    const { domains, placements, findings, host } = analyzeShared([
      `${at}/dumpxml.xml`,
      `${at}/qemu-cmdline-ps.txt`,
      `${at}/capabilities.xml`,
    ]);
    const [xml, line] = domains;
    expect(host).toBeDefined();
    expect([xml?.qemu, line?.qemu?.program]).toEqual([undefined, 'qemu-system-x86_64']);
    expect(line!.name).toBe(xml!.name);
    expect(line!.vcpus.max).toBe(xml!.vcpus.max);
    const { span: _, ...topology } = xml!.topology!;
    expect(line!.topology).toMatchObject(topology);
    expect(
      line!.cells.map(({ id, cpus, memoryKiB, distances }) => ({ id, cpus, memoryKiB, distances })),
    ).toEqual(xml!.cells.map(({ id, cpus, memoryKiB, distances }) => ({ id, cpus, memoryKiB, distances })));
    expect(line!.iothreads).toEqual(xml!.iothreads);
    // libvirt's plan and QEMU's word are about the same nodes.
    expect(placements[1]!.memory.map(({ cell, mode, nodes }) => ({ cell, mode, nodes }))).toEqual(
      placements[0]!.memory.map(({ cell, mode, nodes }) => ({ cell, mode, nodes })),
    );
    expect(placements[1]!.memory.every(({ source }) => source === 'host-nodes')).toBe(true);
    expect(new Set(placements[1]!.threads.map(({ source }) => source))).toEqual(new Set(['default']));
    expect(findings.filter(({ rule }) => rule.startsWith('qemu-'))).toEqual([]);
  });

  it('says the same from ps and from /proc', () => {
    for (const folder of liveFolders) {
      const [ps, proc] = ['ps', 'proc'].map(
        (from) => analyzeShared([`samples/live/${folder}/qemu-cmdline-${from}.txt`]).domains[0]!,
      );
      expect(saidOf(ps!)).toEqual(saidOf(proc!));
    }
  });

  it('takes what can be used of the hostile line, and names the rest with its place', () => {
    const path = 'samples/hostile/qemu-evil.txt';
    const text = readShared(path);
    const { findings, domains } = analyzeShared([path]);
    const bad = findings.filter(({ rule }) => rule === 'qemu-value-unreadable');
    expect(bad.map(({ span }) => text.slice(span!.from, span!.to))).toEqual([
      '99999999999',
      '-1',
      '999999',
      '3-1',
      `'{"qom-type":"memory-backend-ram","id":"a"'`,
      '9-3',
      '-numa',
    ]);
    expect(domains).toHaveLength(1);
    expect(countOf(domains[0]!.onlineVcpus)).toBe(1);
  });

  it('are all there', () => {
    console.info(
      `../shared QEMU lines: ${argsFiles.length} of libvirt's tests, ${liveFiles.length} of running domains, ${liveFolders.length} compared with their XML, 1 hostile`,
    );
    expect(argsFiles.length).toBeGreaterThan(0);
    expect(liveFiles.length).toBeGreaterThan(0);
  });
});

describeShared('QEMU snippets', () => {
  const snippet = (start: string): string =>
    `snippets/${listShared('snippets').find((name) => name.startsWith(start))!}`;

  it('06: 8 vCPUs in two cells, and QEMU refuses the topology', () => {
    const { domains, findings } = analyzeShared([snippet('06')]);
    expect(domains).toHaveLength(1);
    expect(domains[0]!.vcpus).toMatchObject({ max: 8, current: 8, assumed: false });
    expect(domains[0]!.cells.map(({ cpus, memoryKiB }) => [formatCpuSet(cpus), memoryKiB])).toEqual([
      ['0-3', 1024000],
      ['4-7', 1024000],
    ]);
    expect(domains[0]!.refusals[0]!.message).toBe(
      'Invalid CPU topology: product of the hierarchy must match maxcpus: sockets (1) * dies (1) * cores (4) * threads (1) != maxcpus (8)',
    );
    expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      'error qemu-refuses',
      'note host-unknown',
      'note qemu-old-memory',
    ]);
  });

  it('05 + 06: the cores differ, the memory is the same', () => {
    const { findings, domains } = analyzeShared([snippet('05'), snippet('06')]);
    expect(domains.map(({ qemu }) => qemu === undefined)).toEqual([true, false]);
    const differing = findings.filter(({ rule }) => rule === 'qemu-differs-from-xml');
    expect(differing.map(({ params, severity }) => [severity, params])).toEqual([
      [
        'warning',
        {
          what: 'topology',
          domain: 'd0',
          xml: 'sockets=1,cores=8,threads=1',
          qemu: 'sockets=1,cores=4,threads=1',
        },
      ],
    ]);
  });

  it('16: five sockets, nothing to warn of', () => {
    const analysis = analyzeShared([snippet('16')]);
    expect(analysis.domains[0]).toMatchObject({
      vcpus: { max: 5 },
      topology: { sockets: 5, cores: 1, threads: 1 },
    });
    expect(analysis.placements[0]!.threads.map(({ asked, source }) => [asked, source])).toEqual(
      Array.from({ length: 6 }, () => ['all', 'default']),
    );
    expect(rulesOf(analysis)).toEqual(['host-unknown']);
    expect(analysis.assumptions).toEqual([]);
  });
});
