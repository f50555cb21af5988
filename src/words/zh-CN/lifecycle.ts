/** 线程一生的文案：从 `main` 到结束的十九步。简体中文。 */
import type { LifecycleWords } from '../en/lifecycle.ts';
import { zh } from './spacing.ts';

export const lifecycle: LifecycleWords = {
  title: '一个 vCPU 线程的一生',
  intro: '从 QEMU 的 main() 到 KVM_RUN，循环往复；libvirt 在第 12 步绑核。',
  lanes: {
    libvirt: () => 'libvirt',
    main: () => 'QEMU 主线程',
    vcpu: (n) => zh`线程 CPU ${n}/KVM`,
    kvm: () => '内核中的 KVM',
    cpu: () => '物理 CPU（虚拟机模式）',
  },
  files: {
    'dev-kvm': () => '/dev/kvm',
    'kvm-vm': () => 'kvm-vm',
    'kvm-vcpu': (n) => `kvm-vcpu:${String(n)}`,
    'kvm-run': () => 'kvm_run（mmap）',
  },
  filesLabel: '文件',
  steps: [
    { name: '选择加速器', says: () => 'QEMU 读到 `accel=kvm`，按名字找到对应的类并启动它。' },
    { name: '打开 /dev/kvm', says: () => '三个文件中的第一个。查询到的版本是 12，多年未变。' },
    {
      name: '创建虚拟机',
      says: () => 'KVM 建立 `struct kvm`，并返回代表它的文件，这就是虚拟机。此时什么都还没运行。',
    },
    { name: '能有几个 vCPU？', says: () => 'KVM 告知建议的 vCPU 数和最大的 vCPU 数。' },
    {
      name: '搭建主板',
      says: () => '虚拟机的 NUMA 在 CPU 出现之前就定下来。然后逐个创建 CPU，启动时插入几个就创建几个。',
    },
    { name: '空的 vCPU', says: () => '一个带有 APIC 编号的对象。把 `realized` 设为 true，它才活过来。' },
    {
      name: '线程诞生',
      says: (n) => zh`主线程调用 clone：从此有了一个独立的线程 CPU ${n}/KVM，有自己的线程号。`,
    },
    { name: '报上名来', says: () => '新线程记下自己的线程号。libvirt 以后要问、要绑定的，就是这个号码。' },
    { name: '创建 vCPU', says: (n) => zh`由这个线程自己向 KVM 要 vCPU ${n}，得到代表它的文件。` },
    {
      name: '内核这一边',
      says: () =>
        'KVM 建立处理器的控制结构（Intel 上叫 VMCS）：虚拟机状态、宿主机状态、哪些情况要退出。它还挂接到调度器上，好让 vCPU 能被搬动。',
    },
    { name: '共享的一页', says: () => '因为 vCPU 是文件，所以可以映射：每次退出的原因，内核就写在这里。' },
    {
      name: 'libvirt 绑核',
      says: (n) =>
        zh`libvirt 向 QEMU 查询线程号，把这个线程放进 cgroup vcpu${n}，并设置它的掩码。vCPU 的其他方面毫无变化。`,
    },
    { name: '运行！', says: () => '线程调用 `KVM_RUN`。只要虚拟机还能运行，它就一直停在这一行。' },
    { name: '进入虚拟机', says: () => '回到内核：有没有待处理的事？没有，就进入虚拟机。' },
    {
      name: '虚拟机在运行',
      says: () => '交换寄存器，CPU 全速执行虚拟机自己的指令，就在掩码内的某个 CPU 上。',
    },
    {
      name: 'VM-Exit',
      says: () => '遇到了虚拟机不能自行完成的事。CPU 保存虚拟机状态、载入宿主机状态，并记下原因。',
    },
    {
      name: '由谁处理？',
      says: () =>
        '多半是内核，处理完直接回去。有时必须交给 QEMU。如果调度器要用这个 CPU，线程就等一等，之后可能在掩码内的另一个 CPU 上继续。',
    },
    {
      name: 'QEMU 模拟',
      says: () => '在 vCPU 自己的线程上进行，用的是 vCPU 自己的掩码。然后再次 `KVM_RUN`。',
    },
    { name: '拔出', says: () => '循环结束，文件关闭，线程消失，libvirt 删除它的 cgroup。' },
  ],
  stepsLabel: '一生的各个步骤',
  step: (n, name) => `${String(n)}：${name}`,
  whichVcpu: 'vCPU',
  vcpu: (n, cpus) => `vCPU ${String(n)} · ${cpus}`,
  noVcpu: '没有载入虚拟机：以 vCPU 0 为例。',
  pinned: (cpus, source) => zh`掩码 ${cpus} · ${source}`,
  unknownSet: '由 numad 决定',
  calls: '函数',
  today: (name) => `今名 ${name}`,
  oldNames: '函数名取自讲座所读的 QEMU 4.x 及更早版本；改过名的，旁边附今名。',
  call: '调用',
  ways: '接下来会怎样？',
  way: {
    handled: '内核处理',
    'to-qemu': '需要 QEMU',
    moved: '调度器搬动线程',
    again: '再次运行',
    unplug: 'vCPU 被拔出',
  },
  rounds: (n) => zh`退出 ${n} 次`,
  onCpu: (cpu) => zh`在 CPU ${cpu} 上`,
  veiled: '后面的步骤与答案一同显示。',
};
