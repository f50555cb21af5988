/** A command for a real host and what it prints: the same in every language. `VM` stands for the domain's name. */
export interface RuleCheck {
  readonly run: string;
  /** An example of the output, cut to the lines that matter. */
  readonly prints: string;
}

const table = (head: string, ...rows: readonly string[]): string => [head, ...rows].join('\n');

export const check = (run: string, ...prints: readonly string[]): RuleCheck => ({
  run,
  prints: prints.join('\n'),
});

/** The process of the domain, for the commands that follow in the same shell. */
const pid = `PID=$(cat /run/libvirt/qemu/VM.pid)`;

export const vcpupin = (...rows: readonly string[]): RuleCheck =>
  check('virsh vcpupin VM', ' VCPU   CPU Affinity', '----------------------', ...rows);

export const emulatorpin = (set: string): RuleCheck =>
  check(
    'virsh emulatorpin VM',
    ' emulator: CPU Affinity',
    '----------------------------------',
    `        *: ${set}`,
  );

export const iothreadinfo = (...rows: readonly string[]): RuleCheck =>
  check('virsh iothreadinfo VM', ' IOThread ID   CPU Affinity', '-----------------------------', ...rows);

/** Where each thread ran last, and its name. */
export const threads = (...rows: readonly string[]): RuleCheck =>
  check(`${pid}; ps -Lo tid,psr,comm -p $PID`, table('    TID PSR COMMAND', ...rows));

export const allowed = (...rows: readonly string[]): RuleCheck =>
  check(`${pid}; grep Cpus_allowed_list /proc/$PID/task/*/status`, ...rows);

export const siblings = (cpu: number, list: string): RuleCheck =>
  check(`cat /sys/devices/system/cpu/cpu${String(cpu)}/topology/thread_siblings_list`, list);

export const cpuTable = (...rows: readonly string[]): RuleCheck =>
  check('lscpu -e=CPU,CORE,SOCKET,NODE', table('CPU CORE SOCKET NODE', ...rows));

export const nodes = (...rows: readonly string[]): RuleCheck => check('numactl --hardware', ...rows);

export const residence = (...totals: readonly string[]): RuleCheck =>
  check(
    `${pid}; numastat -p $PID`,
    '                           Node 0          Node 1           Total',
    '                  --------------- --------------- ---------------',
    ...totals,
  );

export const numatune = (mode: string, nodeset: string): RuleCheck =>
  check('virsh numatune VM', `numa_mode      : ${mode}`, `numa_nodeset   : ${nodeset}`);

/** What libvirt keeps of the XML. */
export const dumped = (pattern: string, ...prints: readonly string[]): RuleCheck =>
  check(`virsh dumpxml --inactive VM | grep ${pattern}`, ...(prints.length === 0 ? ['(nothing)'] : prints));

/** The verdict on a file; nothing is changed by it if it is refused. */
export const defined = (...prints: readonly string[]): RuleCheck => check('virsh define VM.xml', ...prints);

export const scheduled = (...prints: readonly string[]): RuleCheck =>
  check(`${pid}; for T in $(ls /proc/$PID/task); do chrt -p $T; done`, ...prints);

export const inGuest = (command: string, ...prints: readonly string[]): RuleCheck =>
  check(`# in the guest\n${command}`, ...prints);
