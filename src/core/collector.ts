/**
 * One line for a POSIX shell that prints everything worth pasting: it only reads, and a program that is absent says
 * so itself. Every output follows its command behind a prompt, by which the paste is cut (`intake/segment.ts`).
 * `dumpxml` without `--security-info` leaves passwords out. Names come one a line from virsh and stay one word.
 */
export const collectorLine =
  `( export LC_ALL=C; r() { printf '$ %s\\n' "$*"; "$@" 2>&1; echo; }; ` +
  `r virsh capabilities; r numactl --hardware; r lscpu; r lscpu -e; r cat /proc/cmdline; ` +
  `r grep -s . /sys/devices/system/cpu/online /sys/devices/system/cpu/possible /sys/devices/system/cpu/isolated; ` +
  `virsh list --all --name | while IFS= read -r d; do [ -n "$d" ] || continue; ` +
  `for c in dumpxml vcpuinfo vcpupin emulatorpin iothreadinfo; do r virsh $c "$d" </dev/null; done; done )`;
