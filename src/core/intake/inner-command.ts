/**
 * The command that runs within another: `docker exec -it nova_libvirt virsh …`, `kubectl exec POD -c compute -- virsh …`,
 * `nsenter -t 1 -m virsh …`, `pdsh -w kvm[1-4] virsh …`, `sh -c '…'`. What is pasted behind it is the inner one's output.
 */
const engine = /^(?:docker|podman|nerdctl|crictl)$/;
const cluster = /^(?:kubectl|oc|k3s|microk8s\.kubectl)$/;
const engineValues = /^(?:-[uewt]|--(?:user|env|env-file|workdir|detach-keys))$/;
const clusterValues = /^(?:-[ncf]|--(?:namespace|container|context|kubeconfig|filename|cluster|user))$/;
/** pssh's. */
const parallel =
  /^-[hHlpoetOxX]$|^--(?:hosts|host|user|par|outdir|errdir|timeout|option|extra-args|extra-arg)$/;
/** Those that ask many machines at once and take a command as their last words, with their options that take a value. */
const many: ReadonlyMap<string, RegExp> = new Map([
  ['pdsh', /^-[wxgXlRftuMo]$/],
  ['clush', /^-[wxgXlRftuMo]$/],
  ['pssh', parallel],
  ['parallel-ssh', parallel],
]);
/** All tools that ask many machines at once: alternatives of a regular expression. */
export const toolsForMany = [...many.keys(), 'ansible', 'salt'].join('|');
/** Salt's functions that run a command. */
const saltRuns = /^cmd\.(?:run|run_all|run_stdout|shell)$/;
const shell = /^(?:ba|da|z|k|a)?sh$/;

/** One layer taken off; the same words where there is none, none where a shell was only opened. */
export function innerCommand(words: readonly string[]): readonly string[] {
  const name = (words[0] ?? '').replace(/^.*\//, '');
  if (engine.test(name)) return behindExec(words, name === 'crictl' ? /^-[r]$/ : engineValues);
  if (cluster.test(name)) return behindExec(words, clusterValues);
  const values = many.get(name);
  if (values !== undefined) return withoutOptions(words.slice(1), values);
  if (name === 'chroot') return words.slice(2);
  if (name === 'nsenter') return withoutOptions(words.slice(1), /^-[tSG]$|^--(?:target|setuid|setgid)$/);
  return words;
}

/**
 * The text that a command gives another shell to run: `sh -c '…'`, `su - root -c '…'`, `ansible kvm -a '…'`,
 * `salt 'kvm*' cmd.run '…'`.
 */
export function innerScript(words: readonly string[]): string | undefined {
  const name = (words[0] ?? '').replace(/^.*\//, '');
  const values = many.get(name);
  if (values !== undefined) {
    const [script, ...more] = withoutOptions(words.slice(1), values);
    return more.length === 0 ? script : undefined;
  }
  const before = beforeScript(name);
  const at = before === undefined ? -1 : words.findIndex((word) => before.test(word));
  return at < 0 ? undefined : (/^--args=([^]+)/.exec(words[at] ?? '')?.[1] ?? words[at + 1]);
}

/** The word behind which a program takes such a text, or with which it begins. */
function beforeScript(name: string): RegExp | undefined {
  if (name === 'ansible') return /^(?:-a|--args)$|^--args=/;
  if (name === 'salt') return saltRuns;
  return shell.test(name) || name === 'su' ? /^-l?c$/ : undefined;
}

function behindExec(words: readonly string[], withValue: RegExp): readonly string[] {
  const at = words.findIndex((word) => word === 'exec' || word === 'rsh');
  if (at === -1) return words;
  const separator = words.indexOf('--', at);
  if (separator !== -1) return words.slice(separator + 1);
  const [, ...rest] = withoutOptions(words.slice(at + 1), withValue);
  return withoutOptions(rest, withValue);
}

/** From the first word on that is no option and no option's value. */
export function withoutOptions(words: readonly string[], withValue: RegExp): readonly string[] {
  let at = 0;
  while (words[at]?.startsWith('-') === true) {
    const word = words[at] ?? '';
    at += withValue.test(word) ? 2 : 1;
    if (word === '--') break;
  }
  return words.slice(at);
}
