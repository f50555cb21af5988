import { describe, expect, it } from 'vitest';
import { expectReaderSurvives } from '../../../testing/bad-input/reader-survives.ts';
import { formatCpuSet } from '../../cpuset/cpuset.ts';
import type { QemuGuest } from '../facts/qemu-guest.ts';
import { readSource } from '../read-source.ts';
import { qemuCommandLine } from './qemu-command-line.ts';
import { withinCpuMs } from '../../../testing/cpu-time.ts';

const source = (text: string) => ({ id: 's1', name: 'paste', text });

function guestsOf(text: string): readonly QemuGuest[] {
  return readSource(source(text)).flatMap(({ reading }) => reading.qemuGuests ?? []);
}

/** The reader, and the first and last line of each piece. */
function piecesOf(text: string): readonly string[] {
  const lineOf = (at: number): number => text.slice(0, at).split('\n').length;
  return readSource(source(text)).map(
    ({ segment: { reader, span } }) => `${reader} ${lineOf(span.from)}-${lineOf(span.to)}`,
  );
}

const line = `/usr/bin/qemu-system-x86_64 -name guest=a,debug-threads=on -machine pc-q35-7.2 -m 8G -smp 4,maxcpus=8 -object '{"qom-type":"memory-backend-ram","id":"m0","size":8589934592,"host-nodes":[0,1],"policy":"bind"}' -numa node,nodeid=0,cpus=0-3,memdev=m0 -object iothread,id=io1`;

const broken = line.replaceAll(' -', ' \\\n-');
const environment = [
  'LC_ALL=C \\',
  'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \\',
  `HOME=/var/lib/libvirt/qemu/${'domain-1-a'.repeat(20)} \\`,
  `XDG_DATA_HOME=/var/lib/libvirt/qemu/${'domain-1-a'.repeat(20)}/.local/share \\`,
].join('\n');

const dresses: readonly (readonly [name: string, text: string])[] = [
  ['one line', line],
  ['a line for each option', broken],
  ['CRLF', broken.replaceAll('\n', '\r\n')],
  ['libvirt’s log', `${environment}\n${broken}`],
  [
    'libvirt’s log with its header and what follows',
    `2026-01-05 10:00:00.123+0000: starting up libvirt version: 9.0.0, package: 4, qemu version: 7.2.22, kernel: 6.1, hostname: h\n${environment}\n${broken}\nchar device redirected to /dev/pts/0 (label charserial0)\n2026-01-05 11:00:00.000+0000: shutting down, reason=destroyed`,
  ],
  ['domxml-to-native on one line', `LC_ALL=C PATH=/bin HOME=/root ${line}`],
  ['ps -o args', line.replaceAll("'", '')],
  ['ps -o args with its header', `COMMAND\n${line.replaceAll("'", '')}`],
  ['ps aux', `libvirt+  4242 99.0  1.2 9999999 8888 ?   Sl   10:00   1:23 ${line.replaceAll("'", '')}`],
  ['/proc/PID/cmdline', `${line.replaceAll("'", '').replaceAll(' ', '\0')}\0`],
  ['each value in quotes', line.replace('4,maxcpus=8', `'4,maxcpus=8'`).replace('-m 8G', `-m '8G'`)],
  ['two dashes', line.replaceAll(' -', ' --')],
  ['the last argument on a line of its own', broken.replace('-object iothread', '-object \\\n iothread')],
  ['a prompt', `[root@h ~]# ${line}`],
  ['sudo and an environment', `sudo env A=b ${line}`],
];

it('of a log with several starts the last one of each guest counts, and it is said', () => {
  const start = (day: string, smp: number): string =>
    `2026-01-0${day} 10:00:00.123+0000: starting up libvirt version: 9.0.0, qemu version: 7.2.22, hostname: h\n${environment}\n${broken.replace('4,maxcpus=8', `${String(smp)},maxcpus=8`)}\nqemu-system-x86_64: terminating on signal 15 from pid 1 (/usr/sbin/libvirtd)\n2026-01-0${day} 11:00:00.000+0000: shutting down, reason=destroyed\n`;
  const log = `${start('5', 2)}${start('6', 3)}${start('7', 4)}`;
  expect(guestsOf(log).map(({ smp }) => smp?.cpus)).toEqual([4]);
  expect(readSource(source(log)).flatMap(({ reading }) => reading.problems)).toMatchObject([
    { rule: 'text-repaired', params: { kind: 'earlier-starts', count: 2 } },
  ]);
  expect(guestsOf(log.replace('guest=a', 'guest=b')).map(({ name }) => name)).toEqual(['b', 'a']);
});

describe('the same guest in every dress', () => {
  it.each(dresses)('%s', (_, text) => {
    const guests = guestsOf(text);
    expect(guests).toHaveLength(1);
    const [guest] = guests;
    expect(guest).toMatchObject({
      program: 'qemu-system-x86_64',
      name: 'a',
      machine: 'pc-q35-7.2',
      memoryMiB: 8192,
      smp: { cpus: 4, maxcpus: 8 },
      cells: [{ id: 0, cpus: [[0, 3]], memdev: 'm0' }],
      memories: [{ id: 'm0', sizeBytes: 8 * 2 ** 30, hostNodes: [[0, 1]], policy: 'bind' }],
      iothreads: [{ id: 'io1' }],
    });
    expect(piecesOf(text)).toHaveLength(1);
    expect(readSource(source(text)).flatMap(({ reading }) => reading.problems)).toEqual([]);
    expect(text.slice(guest!.cells[0]!.span.from, guest!.cells[0]!.span.to)).toMatch(/^--?numa[\s\0]+node/);
  });

  it('Proxmox’ qm showcmd --pretty', () => {
    const text = `/usr/bin/taskset --cpu-list --all-tasks 0-3 /usr/bin/kvm \\
  -id 100 \\
  -name 'web,debug-threads=on' \\
  -smp '4,sockets=1,cores=4,maxcpus=4' \\
  -m 2048 \\
  -object 'memory-backend-ram,id=ram-node0,size=2048M,host-nodes=0-1,policy=preferred' \\
  -numa 'node,nodeid=0,cpus=0-3,memdev=ram-node0' \\
  -machine 'type=pc-q35-9.0+pve0'`;
    const [guest] = guestsOf(text);
    expect(guest).toMatchObject({
      program: 'kvm',
      name: 'web',
      smp: { cpus: 4, sockets: 1, cores: 4, maxcpus: 4 },
      memories: [{ sizeBytes: 2 ** 31, hostNodes: [[0, 1]], policy: 'preferred' }],
      machine: 'pc-q35-9.0+pve0',
      launcher: { cpus: [[0, 3]], text: '/usr/bin/taskset --cpu-list --all-tasks 0-3' },
    });
    expect(piecesOf(text)).toEqual(['qemu-command-line 1-8']);
  });
});

describe('fragments', () => {
  it('are one guest, line after line', () => {
    const text = '-cpu host\n-smp 4,sockets=2\n-numa node,cpus=0-1\n-numa node,cpus=2-3,nodeid=1';
    expect(piecesOf(text)).toEqual(['qemu-command-line 1-4']);
    const [guest, second] = guestsOf(text);
    expect(second).toBeUndefined();
    expect(guest?.program).toBeUndefined();
    expect(guest?.cells.map(({ id, cpus }) => `${String(id)} ${formatCpuSet(cpus)}`)).toEqual([
      '0 0-1',
      '1 2-3',
    ]);
  });

  it('of no interest are left to others', () => {
    expect(piecesOf('-cpu Haswell,+vmx')).toEqual(['qemu-cpu-model 1-1']);
    expect(guestsOf('-accel kvm -smp 2')).toMatchObject([{ smp: { cpus: 2 } }]);
    expect(piecesOf('qemu-system-x86_64')).not.toContain('qemu-command-line 1-1');
    expect(guestsOf('qemu-system-x86_64 -machine help')).toEqual([]);
  });

  it('stand beside other texts', () => {
    const text = `<vcpu>2</vcpu>\n-smp 2\n\n$ taskset -c 0 ${line}\navailable: 1 nodes (0)\nnode 0 cpus: 0 1\nnode 0 size: 10 MB`;
    expect(piecesOf(text)).toEqual([
      'libvirt-domain 1-1',
      'qemu-command-line 2-2',
      'qemu-command-line 4-4',
      'numactl-hardware 5-7',
    ]);
  });

  it('several processes are several guests, each once', () => {
    const other = line.replace('guest=a', 'guest=b');
    expect(guestsOf(`${line}\n${line}\n${other}`).map(({ name }) => name)).toEqual(['a', 'a', 'b']);
    // ps -eLf: once for each thread.
    const bare = line.replaceAll("'", '');
    expect(guestsOf(`${bare}\\\n`.repeat(1))).toHaveLength(1);
  });
});

describe('options', () => {
  const guestOf = (text: string): QemuGuest => guestsOf(text)[0]!;

  it('repeated keys add up, repeated options merge', () => {
    const guest = guestOf(
      '-smp 4,cores=2 -smp sockets=2 -m 1G -m 2G -numa node,cpus=0,cpus=2-3 -object memory-backend-ram,id=x,size=1G,host-nodes=1-2,host-nodes=5,policy=interleave',
    );
    expect(guest).toMatchObject({
      smp: { cpus: 4, cores: 2, sockets: 2 },
      memoryMiB: 2048,
      cells: [
        {
          cpus: [
            [0, 0],
            [2, 3],
          ],
        },
      ],
      memories: [
        {
          hostNodes: [
            [1, 2],
            [5, 5],
          ],
          policy: 'interleave',
          sizeBytes: 2 ** 30,
        },
      ],
    });
  });

  it.each([
    ['-m 128', 128],
    ['-m 8G', 8192],
    ['-m size=219136k,slots=16,maxmem=1099511627776k', 214],
    ['-m 1.5G', 1536],
  ])('%s', (text, mib) => {
    expect(guestOf(`-smp 1 ${text}`).memoryMiB).toBe(mib);
  });

  it('reads -machine, -name, vCPUs and memory that are plugged in', () => {
    expect(
      guestOf(
        '-smp 2,maxcpus=4 -M type=q35,memory-backend=pc.ram -name plain -device qemu64-x86_64-cpu,id=c,socket-id=1,die-id=0,core-id=0,thread-id=0 -device {"driver":"pc-dimm","node":0,"memdev":"d0","id":"dimm0"} -numa cpu,node-id=0,socket-id=1 -numa dist,src=0,dst=1,val=21 -numa hmat-lb,initiator=0',
      ),
    ).toMatchObject({
      machine: 'q35',
      memoryBackend: 'pc.ram',
      name: 'plain',
      pluggedCpus: [{ socket: 1, die: 0, core: 0, thread: 0 }],
      memoryDevices: [{ model: 'pc-dimm', memdev: 'd0', node: 0 }],
      cellCpus: [{ cell: 0, socket: 1 }],
      distances: [{ from: 0, to: 1, value: 21 }],
    });
    expect(guestOf('-smp 1 -machine q35,smp.cpus=6,smp.cores=3').smp).toMatchObject({ cpus: 6, cores: 3 });
    expect(guestOf('-name a=b -smp 1').name).toBeUndefined();
  });

  it.each([
    ['-smp 4,cores=many', 'many'],
    ['-smp 99999999999', '99999999999'],
    ['-smp 1 -numa node,cpus=3-1', '3-1'],
    ['-smp 1 -numa node,cpus=0-4294967295', '0-4294967295'],
    ['-smp 1 -numa node,nodeid=128', '128'],
    ['-smp 1 -numa nodes,cpus=0', 'nodes'],
    ['-smp 1 -m much', 'much'],
    ['-smp 1 -numa dist,src=0,dst=x,val=10', 'x'],
    ['-smp 1 -object memory-backend-ram,id=b,size=1Z', '1Z'],
    ['-smp 1 -object memory-backend-ram,id=b,policy=near', 'near'],
    [`-smp 1 -object '{"qom-type":"memory-backend-ram"'`, `'{"qom-type":"memory-backend-ram"'`],
    ['-smp 1 -numa', '-numa'],
    ['-numa node -smp -m 1G', '-smp'],
    ['taskset -c x qemu-system-x86_64 -smp 1', 'x'],
    ['numactl -C !1 qemu-system-x86_64 -smp 1', '!1'],
  ])('%s: says which value it cannot use', (text, bad) => {
    const problems = readSource(source(text)).flatMap(({ reading }) => reading.problems);
    expect(problems.map(({ rule, span }) => [rule, text.slice(span.from, span.to)])).toEqual([
      ['qemu-value-unreadable', bad],
    ]);
  });
});

describe('launchers', () => {
  it.each([
    [
      'taskset -c 0-3,8',
      {
        cpus: [
          [0, 3],
          [8, 8],
        ],
      },
    ],
    ['sudo /usr/bin/taskset -ac 2', { cpus: [[2, 2]] }],
    ['taskset 0xf0', { cpus: [[4, 7]] }],
    ['taskset 1,00000000', { cpus: [[32, 32]] }],
    ['numactl -N 1 -m 1', { nodes: [[1, 1]], mems: [[1, 1]], memsPolicy: 'bind' }],
    [
      'numactl --physcpubind=0-7:2 --interleave=0,1',
      {
        cpus: [
          [0, 0],
          [2, 2],
          [4, 4],
          [6, 6],
        ],
        mems: [[0, 1]],
        memsPolicy: 'interleave',
      },
    ],
    ['numactl -C0-1 --preferred 0', { cpus: [[0, 1]], mems: [[0, 0]], memsPolicy: 'preferred' }],
    ['numactl -N 0 taskset -c 3', { cpus: [[3, 3]] }],
  ])('%s', (launcher, expected) => {
    const [guest] = guestsOf(`${launcher} qemu-system-x86_64 -smp 2`);
    expect(guest?.launcher).toMatchObject(expected);
    expect(guest?.launcher?.text).toBe(launcher.replace('sudo ', ''));
  });

  it('that bind nothing are none', () => {
    expect(
      guestsOf('numactl --localalloc -N all nice -n 5 qemu-system-x86_64 -smp 2')[0]?.launcher,
    ).toBeUndefined();
  });
});

describe('bad input', () => {
  it.each(dresses)(
    'survives damage: %s',
    (_, text) => {
      expectReaderSurvives(qemuCommandLine, text, { step: 23, numRuns: 20 });
    },
    60_000,
  );

  it.each([
    ['options', `qemu-system-x86_64 ${'-numa node '.repeat(20_000)}`],
    ['objects', `qemu-system-x86_64 ${`-object {"qom-type":"iothread" `.repeat(10_000)}`],
    ['one word', `qemu-system-x86_64 -smp ${'cpus=1,'.repeat(40_000)}`],
    ['lines', '-smp 1 \\\n'.repeat(20_000)],
    ['launchers', `${'taskset '.repeat(20_000)}qemu-system-x86_64 -smp 1`],
    ['programs', 'qemu-system-x86_64 '.repeat(20_000)],
  ])('is linear in %s', (_, text) => {
    withinCpuMs(2000, () => {
      guestsOf(text);
    });
  });
});
