import { describe, expect, it } from 'vitest';
import { capabilitiesText, numactlText } from '../../synthetic-hosts/host-text.ts';
import { pieceOf } from '../text/source.ts';
import { readers } from './readers.ts';
import { readSource } from './read-source.ts';

function segments(text: string): readonly string[] {
  return readSource({ id: 's1', name: 'paste', text }).map(
    ({ segment }) =>
      `${segment.reader} ${segment.use} ${JSON.stringify(text.slice(segment.span.from, segment.span.from + 12))}`,
  );
}

/** One text for every kind, written for this test: the reader that must claim it alone. */
const kinds: readonly (readonly [reader: string, text: string])[] = [
  ['libvirt-domain', `<domain type='kvm'><name>a</name><vcpu>2</vcpu></domain>`],
  ['libvirt-domain', `<domstatus state='running'><domain type='kvm'><name>a</name></domain></domstatus>`],
  ['libvirt-domain', `<vcpu cpuset='1-2'>4</vcpu>`],
  ['libvirt-domain', `<cputune/>`],
  ['libvirt-domain', `<cpu mode='host-passthrough'><topology sockets='1' cores='2' threads='1'/></cpu>`],
  ['libvirt-domain', `<topology sockets='1' cores='2' threads='1'/>`],
  ['libvirt-domain', `<cell id='0' cpus='0-1' memory='1024'/>`],
  ['libvirt-domain', `<?xml version='1.0'?>\n<!-- a comment -->\n<domain><vcpu>1</vcpu></domain>`],
  ['virsh-capabilities', capabilitiesText('node:1 core:2 pu:2')],
  [
    'virsh-capabilities',
    `<topology>\n<cells num='1'><cell id='0'><cpus num='1'><cpu id='0'/></cpus></cell></cells></topology>`,
  ],
  ['virsh-capabilities', `<cells num='1'><cell id='0'><cpus num='1'><cpu id='0'/></cpus></cell></cells>`],
  ['virsh-capabilities', `<cell id='0'><cpus num='1'><cpu id='0' socket_id='0'/></cpus></cell>`],
  ['numactl-hardware', numactlText('node:2 core:2 pu:1')],
  ['numactl-hardware', `node 0 cpus: 0 1\nnode 0 size: 100 MB\nnode 0 free: 5 MB`],
  ['lscpu', `Architecture:        x86_64\nCPU(s):              8\nThread(s) per core:  2`],
  ['lscpu-e', `CPU NODE SOCKET CORE L1d:L1i:L2:L3 ONLINE\n  0    0      0    0 0:0:0:0          yes`],
  ['lscpu-p', `# The following is the parsable format\n# CPU,Core,Socket,Node\n0,0,0,0`],
  ['lscpu-json', `{\n   "lscpu": [\n      {"field":"Architecture:", "data":"x86_64"}\n   ]\n}`],
  ['proc-cpuinfo', `processor\t: 0\nvendor_id\t: GenuineIntel\nphysical id\t: 0`],
  ['hwloc-xml', `<topology version="2.0"><object type="Machine" os_index="0"/></topology>`],
  ['virsh-nodeinfo', `CPU model:           x86_64\nCPU(s):              4\nNUMA cell(s):        1`],
  ['virsh-freecell', `    0:    8108428 KiB\n--------------------\nTotal:    8108428 KiB`],
  ['virsh-vcpuinfo', `VCPU:           0\nCPU:            1\nState:          running\nCPU Affinity:   yy--`],
  ['virsh-vcpupin', ` VCPU   CPU Affinity\n----------------------\n 0      0-3`],
  ['virsh-emulatorpin', `emulator: CPU Affinity\n----------------------------------\n       *: 0-3`],
  ['virsh-numatune', `numa_mode      : strict\nnuma_nodeset   : 0`],
  ['proc-allowed-list', `/proc/77/task/77/status:Cpus_allowed_list:\t0-3`],
  ['taskset', `pid 77's current affinity list: 0-3`],
  ['ps', `    PID     LWP PSR COMMAND\n     77      77   1 qemu`],
  [
    'numastat-process',
    `Per-node process memory usage (in MBs) for PID 77 (qemu)\n  Node 0 Total\n  ------ -----\nTotal  12 12`,
  ],
  ['virsh-iothreadinfo', ` IOThread ID   CPU Affinity\n-----------------------------\n 1             3`],
  ['virsh-iothreadinfo', `No IOThreads found for the domain`],
  ['virsh-vcpucount', `maximum      config         8\ncurrent      live           6`],
  ['virsh-schedinfo', `Scheduler      : posix\ncpu_shares     : 1024`],
  ['virsh-dominfo', `Id:             1\nName:           a\nState:          running\nCPU(s):         6`],
  ['virsh-list', ` Id   Name      State\n------------------------\n 1    a b       paused`],
  ['numactl-show', `policy: default\npreferred node: current\nphyscpubind: 0 1 \nmembind: 0 `],
  ['numa-maps', `56373cf92000 bind:0 file=/usr/bin/qemu mapped=1031 N0=1031 kernelpagesize_kB=4`],
  ['tool-error', `error: failed to get domain 'x'`],
  ['tool-error', `grep: /proc/9/status: No such file or directory`],
  ['virsh-vcpuinfo', `VCPU :  0\nCPU :  3\nÉtat :  en cours\nTemps CPU :  17,6s\nAffinité CPU : -yyy----`],
  ['virsh-emulatorpin', `模拟器： CPU 亲和性\n----------------------------------\n       *: 0-7`],
  ['taskset', `aktuelle Bezugsliste für PID 29550: 0,1`],
  ['numastat', `Per-node system memory usage (in MBs):\n         Node 0  Total\nMemTotal   5.00   5.00`],
  ['numastat', `           node0\nnuma_hit     123\nnuma_miss      0`],
  ['hwloc-synthetic', `pack:2 [NUMANode(memory=1GiB)] core:4 pu:2(indexes=2*4:1*2)`],
  [
    'lstopo',
    `Machine (4938MB total)\n  Package L#0\n    NUMANode L#0 (P#0 1918MB)\n    Core L#0 + PU L#0 (P#0)`,
  ],
  ['proc-cmdline', `BOOT_IMAGE=/vmlinuz-6.1 root=/dev/sda1 ro quiet isolcpus=2-5`],
  [
    'sysfs-list',
    `/sys/devices/system/cpu/cpu0/topology/thread_siblings_list:0,4\n/sys/devices/system/cpu/online:0-7`,
  ],
  [
    'sysfs-list',
    `==> /sys/devices/system/cpu/isolated <==\n2-5\n\n==> /sys/devices/system/node/node0/cpulist <==\n0-7`,
  ],
  ['virsh-nodecpumap', `CPUs present:   4\nCPUs online:    3\nCPU map:        yy-y`],
  ['qemu-command-line', `-smp 4,sockets=4,cores=1,threads=1`],
  ['qemu-command-line', `/usr/bin/qemu-system-x86_64 -name guest=a -smp 2`],
  ['ovirt-pins', `0#0_1#3`],
  ['virsh-command', `# virsh vcpupin a 0 3`],
  ['bare-command', `$ numactl --hardware`],
  ['bare-command', `[root@h ~]# lscpu -e`],
  [
    'lscpu',
    '$ lscpu | grep -E "^CPU|NUMA|Thread"\nCPU(s):     4\nThread(s) per core:  1\nNUMA node(s):  1\nNUMA node0 CPU(s):  0-3',
  ],
  ['lscpu', '$ lscpu\nCPU(s):              16\nThread(s) per core:  2'],
  [
    'virsh-nodeinfo',
    'CPU model:           x86_64\nCPU(s):              8\nCPU frequency:       2400 MHz\nCPU socket(s):       1\nCore(s) per socket:  4\nThread(s) per core:  2\nNUMA cell(s):        1\nMemory size:         8000000 KiB\n',
  ],
  ['boot-settings', `GRUB_CMDLINE_LINUX="rhgb quiet isolcpus=2-3,10-11"`],
  ['cpu-list', `0-3,8-11`],
  ['cpu-mask', `ff,ffffffff`],
  ['cgroup-files', `/sys/fs/cgroup/machine.slice/a.scope/libvirt/vcpu0/cpuset.cpus:2`],
  ['usage-line', `virsh vcpupin <domain> [--vcpu <number>] [--cpulist <string>]`],
  ['qemu-cpu-model', `-cpu Haswell,+vmx`],
  ['html-escaped', `{ &quot;Model&quot; }`],
  ['lstopo-drawing', `┌─────────┐\n│ Machine (16GB total) │\n└─────────┘`],
  ['virsh-freepages', 'Node 0:\n4KiB: 120374\n2048KiB: 0'],
  ['virt-install', 'virt-install --name a --vcpus 4,cpuset=0-3 --memory 4096'],
  ['qm-config', `cores: 4\nmemory: 8192\nnuma: 1\nsockets: 2`],
  ['commands-within', 'ExecStart=/usr/bin/virsh vcpupin web 0 4'],
  ['nova-conf', `[compute]\ncpu_dedicated_set=2-7,10-15\ncpu_shared_set=0-1`],
  ['vm-manifest', `apiVersion: kubevirt.io/v1\nkind: VirtualMachineInstance`],
  ['other-hypervisor', `cloud-hypervisor --cpus boot=4,affinity=[0@[2,3],1@[4,5]] --memory size=4G`],
  ['other-hypervisor', `{"boot-source":{},"machine-config":{"vcpu_count":2}}`],
  ['qemu-monitor', `* CPU #0: thread_id=4715\n  CPU #1: thread_id=4716`],
  ['qemu-monitor', `{"return":[{"thread-id":4715,"cpu-index":0}]}`],
  ['top', `top - 10:00:01 up 10 days,  1:02,  2 users\nThreads:   8 total,   4 running`],
  ['virsh-domstats', `Domain: 'web01'\n  vcpu.current=4\n  vcpu.0.state=1`],
  ['c-source', `static int f(void)\n{\n    return 0;\n}`],
  ['web-page', `See https://example.org/ for the whole story.`],
  ['other-xml', `<network><name>default</name></network>`],
  ['unrecognised', `hello`],
];

describe('each kind of text', () => {
  it.each(kinds)('%s', (reader, text) => {
    const found = readSource({ id: 's1', name: 'paste', text });
    expect(found.map(({ segment }) => segment.reader)).toEqual([reader]);
  });

  it('is claimed by one reader alone, as far as it holds something', () => {
    for (const [id, text] of kinds) {
      const claims = readers.filter(
        (reader) => reader.use !== 'useless' && reader.detect(pieceOf({ id: 's', name: 's', text })),
      );
      if (claims.length > 0)
        expect(
          claims.map((reader) => reader.id),
          text,
        ).toEqual([id]);
    }
  });

  it('with a fixture for every reader', () => {
    const covered = new Set(kinds.map(([id]) => id));
    expect(readers.map((reader) => reader.id).filter((id) => !covered.has(id))).toEqual([]);
  });
});

describe('one paste with several pieces', () => {
  it('is cut at prompts, tables and roots, in any order', () => {
    const text = [
      'root@host:~# numactl --hardware',
      numactlText('node:2 core:2 pu:1'),
      'root@host:~# virsh dumpxml a',
      `<domain type='kvm'>`,
      '  <vcpu>2</vcpu>',
      '</domain>',
      '',
      'root@host:~# virsh capabilities',
      capabilitiesText('node:2 core:2 pu:1'),
      'root@host:~# ',
    ].join('\n');
    expect(segments(text).map((line) => line.split(' ')[0])).toEqual([
      'numactl-hardware',
      'libvirt-domain',
      'virsh-capabilities',
    ]);
  });

  it('may hold two domains side by side, and dots between them', () => {
    expect(segments(`<domain><vcpu>1</vcpu></domain>\n...\n<domain><vcpu>2</vcpu></domain>`)).toHaveLength(2);
  });

  it('keeps a root that is cut short, and what follows it', () => {
    const text = `<domain type='kvm'>\n<vcpu>2</vcpu>\n<cputune>\n<vcpupin vcpu='0'\n$ numactl --hardware\n${numactlText('node:1 core:2 pu:1')}`;
    expect(segments(text).map((line) => line.split(' ')[0])).toEqual(['libvirt-domain', 'numactl-hardware']);
  });

  it.each([
    ['</domain>>', '</domain>>'],
    ['</domain <!-- >', '</domain <!-- >'],
    ['</domain </domain>\nls', '</domain </domain>'],
    ['</domain></li>', '</domain>'],
    ['</domain\n<vcpu>2</vcpu>', '</domain\n'],
  ])('ends where a slip in %j ends', (written, kept) => {
    const begin = '<domain><vcpu>1</vcpu>';
    const [first] = readSource({ id: 's1', name: 'paste', text: `${begin}${written}\n` });
    expect(first?.segment.piece.text).toBe(`${begin}${kept}`);
  });

  it('does not take words in angle brackets for XML', () => {
    expect(
      segments('The <vcpu> element and the <cputune> element of libvirt are explained at length here')[0],
    ).toMatch(/^unrecognised/);
  });

  it('reports what it does not know, with its place', () => {
    const found = readSource({ id: 's1', name: 'paste', text: 'hello\nworld\n<vcpu>1</vcpu>\n' });
    expect(
      found.map(({ segment, reading }) => [segment.reader, reading.problems.map((one) => one.rule)]),
    ).toEqual([
      ['unrecognised', ['text-unrecognised']],
      ['libvirt-domain', []],
    ]);
    expect(found[0]?.segment.span).toEqual({ source: 's1', from: 0, to: 11 });
  });

  it('tolerates a BOM, CRLF and indentation', () => {
    expect(segments(`\uFEFF  <vcpu>\r\n 2</vcpu>\r\n`)).toHaveLength(1);
    expect(
      segments(numactlText('node:2 core:1 pu:1').replace(/^/gm, '    ').replace(/\n/g, '\r\n')),
    ).toHaveLength(1);
  });
});

it('gives nothing for an empty text', () => {
  expect(segments('')).toEqual([]);
  expect(segments(' \n\t\n')).toEqual([]);
});

// `virsh define` of the piece as a file says the same (oracle/malformed.test.ts); what the paste holds before it,
// libvirt never sees.
it('counts the lines of libxml2’s complaint from where the piece begins', () => {
  const text = `$ virsh dumpxml web\n\n<domain type='kvm'>\n<vcpu>2</vcp>\n</domain>\n`;
  const messages = readSource({ id: 's1', name: 'paste', text }).flatMap(({ reading }) =>
    (reading.domainRoots ?? []).map(({ faultMessage }) => faultMessage?.split('\n', 1)[0]),
  );
  expect(messages).toEqual(['(domain_definition):2: Opening and ending tag mismatch: vcpu line 2 and vcp']);
});
