/** A vCPU is a thread. Sources: seeds §5 and 6 L1, evidence E6, E8. */
import type { Lesson } from '../lesson.ts';

const eight = 'H1-8cpu-1node.capabilities.xml';
const everyThread = ['d0/vcpu:0', 'd0/vcpu:1', 'd0/vcpu:2', 'd0/vcpu:3', 'd0/emulator'];

export const lesson = {
  id: '01-thread',
  minutes: 20,
  scenes: { plain: ['L01-plain.xml', eight], oneCpu: ['L01-one-cpu.xml', eight] },
  steps: [
    {
      id: 'process',
      scene: 'plain',
      excerpts: [{ text: 'L01-plain.xml', from: '<name>', to: '</vcpu>', mark: ['4</vcpu>'] }],
      predict: { kind: 'one', options: ['one', 'four', 'five', 'eight'], right: 'five' },
      veil: 'all',
      reveals: everyThread,
      checks: [
        { run: 'ls /proc/$PID/task' },
        {
          run: 'cat /proc/$PID/task/*/comm',
          prints:
            'qemu-system-x86\nqemu-system-x86\nIO mon_iothread\nCPU 0/KVM\nCPU 1/KVM\nCPU 2/KVM\nCPU 3/KVM',
        },
      ],
      claims: [
        { threads: 4, kind: 'vcpu', online: true },
        { threads: 1, kind: 'emulator' },
      ],
    },
    {
      id: 'birth',
      scene: 'plain',
      board: { kind: 'lifecycle', from: 6, to: 9, vcpu: 2 },
      predict: { kind: 'one', options: ['main', 'itself', 'kernel', 'libvirt'], right: 'itself' },
      checks: [
        {
          run: 'strace -f -e trace=ioctl,clone3,mmap qemu-system-x86_64 -accel kvm -smp 2',
          prints:
            '31806 clone3({flags=…CLONE_THREAD…}) = 31808\n31808 ioctl(8, KVM_CREATE_VCPU, 0) = 9\n31806 clone3({flags=…CLONE_THREAD…}) = 31809\n31809 ioctl(8, KVM_CREATE_VCPU, 1) = 11',
        },
      ],
      claims: [{ threads: 4, kind: 'vcpu' }],
    },
    {
      id: 'files',
      scene: 'plain',
      board: { kind: 'lifecycle', from: 2, to: 9, vcpu: 2 },
      predict: {
        kind: 'several',
        options: ['dev-kvm', 'kvm-vm', 'kvm-vcpu', 'cpuinfo', 'disk'],
        right: ['dev-kvm', 'kvm-vm', 'kvm-vcpu'],
      },
      checks: [
        {
          run: 'ls -l /proc/$PID/fd | grep kvm',
          prints:
            'lrwx------ 1 root root 64 3 -> /dev/kvm\nlrwx------ 1 root root 64 8 -> anon_inode:kvm-vm\nlrwx------ 1 root root 64 9 -> anon_inode:kvm-vcpu:0\nlrwx------ 1 root root 64 11 -> anon_inode:kvm-vcpu:1',
        },
      ],
      claims: [{ threads: 4, kind: 'vcpu' }],
    },
    {
      id: 'anywhere',
      scene: 'plain',
      excerpts: [{ text: 'L01-plain.xml', from: '<vcpu', mark: ['<vcpu>'] }],
      predict: {
        kind: 'cpus',
        of: { thread: 'd0/vcpu:2' },
        slips: [
          { id: 'same-number', answer: '2' },
          { id: 'first-four', answer: '0-3' },
        ],
      },
      veil: 'all',
      checks: [
        {
          run: 'virsh vcpupin L01-plain',
          prints:
            ' VCPU   CPU Affinity\n----------------------\n 0      0-7\n 1      0-7\n 2      0-7\n 3      0-7',
        },
      ],
      claims: [
        { thread: 'd0/vcpu:2', cpus: '0-7', source: 'default' },
        { thread: 'd0/emulator', cpus: '0-7', source: 'default' },
      ],
    },
    {
      id: 'exit',
      scene: 'plain',
      board: { kind: 'lifecycle', from: 13, to: 18, vcpu: 2 },
      predict: { kind: 'one', options: ['main', 'same', 'io', 'guest'], right: 'same' },
      claims: [{ thread: 'd0/vcpu:2', cpus: '0-7', source: 'default' }],
    },
    {
      id: 'two-schedulers',
      scene: 'plain',
      lights: everyThread.slice(0, 4),
      predict: { kind: 'one', options: ['one', 'four', 'eight'], right: 'four' },
      claims: [{ threads: 4, kind: 'vcpu', online: true }],
    },
    {
      id: 'one-cpu',
      scene: 'oneCpu',
      excerpts: [{ text: 'L01-one-cpu.xml', from: '<vcpu', mark: ["cpuset='0'"] }],
      predict: { kind: 'one', options: ['fake', 'turns', 'same'], right: 'turns' },
      reveals: [...everyThread, 'pcpu:0'],
      checks: [
        {
          run: 'virsh vcpupin L01-one-cpu',
          prints: ' VCPU   CPU Affinity\n----------------------\n 0      0\n 1      0\n 2      0\n 3      0',
        },
      ],
      claims: [
        { thread: 'd0/vcpu:0', cpus: '0', source: 'vcpu-cpuset' },
        { thread: 'd0/vcpu:3', cpus: '0', source: 'vcpu-cpuset' },
        { finding: 'vcpus-share-pcpu', about: ['d0/vcpu:0', 'd0/vcpu:3', 'pcpu:0'] },
      ],
    },
  ],
} as const satisfies Lesson;
