/**
 * The command that runs within another: `docker exec -it nova_libvirt virsh …`, `kubectl exec POD -c compute -- virsh …`,
 * `nsenter -t 1 -m virsh …`, `pdsh -w kvm[1-4] virsh …`, `sh -c '…'`. What is pasted behind it is the inner one's output.
 */
const engine = /^(?:docker|podman|nerdctl|crictl)$/;
const cluster = /^(?:kubectl|oc|k3s|microk8s\.kubectl)$/;
const engineValues = /^(?:-[uewt]|--(?:user|env|env-file|workdir|detach-keys))$/;
const clusterValues = /^(?:-[ncf]|--(?:namespace|container|context|kubeconfig|filename|cluster|user))$/;
/** They ask many machines at once. */
const many = /^(?:pdsh|clush)$/;
const manyValues = /^-[wxgXlRftuMo]$/;
const shell = /^(?:ba|da|z|k|a)?sh$/;

/** One layer taken off; the same words where there is none, none where a shell was only opened. */
export function innerCommand(words: readonly string[]): readonly string[] {
  const name = (words[0] ?? '').replace(/^.*\//, '');
  if (engine.test(name)) return behindExec(words, name === 'crictl' ? /^-[r]$/ : engineValues);
  if (cluster.test(name)) return behindExec(words, clusterValues);
  if (many.test(name)) return withoutOptions(words.slice(1), manyValues);
  if (name === 'chroot') return words.slice(2);
  if (name === 'nsenter') return withoutOptions(words.slice(1), /^-[tSG]$|^--(?:target|setuid|setgid)$/);
  return words;
}

/** The text that a command gives another shell to run: `sh -c '…'`, `su - root -c '…'`, `ansible kvm -a '…'`. */
export function innerScript(words: readonly string[]): string | undefined {
  const name = (words[0] ?? '').replace(/^.*\//, '');
  if (many.test(name)) {
    const [script, ...more] = withoutOptions(words.slice(1), manyValues);
    return more.length === 0 ? script : undefined;
  }
  const option = name === 'ansible' ? /^-a$/ : shell.test(name) || name === 'su' ? /^-l?c$/ : undefined;
  const at = option === undefined ? -1 : words.findIndex((word) => option.test(word));
  return at < 0 ? undefined : words[at + 1];
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
