/** Limits of time in tests are limits of work: other programs run beside a test. */

/** Starts counting; the answer is the CPU time of this process since then, in milliseconds, the collector's included. */
export function startCpuClock(): () => number {
  const begin = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1000;
  };
}
