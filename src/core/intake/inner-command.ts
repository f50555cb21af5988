/**
 * The command that runs within another: `docker exec -it nova_libvirt virsh …`, `kubectl exec POD -c compute -- virsh …`,
 * `nsenter -t 1 -m virsh …`, `sh -c '…'`. What is pasted behind it is the inner one's output.
 */
import { splitCommands } from './shell-words.ts';

const engine = /^(?:docker|podman|nerdctl|crictl)$/;
const cluster = /^(?:kubectl|oc|k3s|microk8s\.kubectl)$/;
const engineValues = /^(?:-[uewt]|--(?:user|env|env-file|workdir|detach-keys))$/;
const clusterValues = /^(?:-[ncf]|--(?:namespace|container|context|kubeconfig|filename|cluster|user))$/;
const shell = /^(?:ba|da|z|k|a)?sh$/;

/** One layer taken off; the same words where there is none, none where a shell was only opened. */
export function innerCommand(words: readonly string[]): readonly string[] {
  const name = (words[0] ?? '').replace(/^.*\//, '');
  if (engine.test(name)) return behindExec(words, name === 'crictl' ? /^-[r]$/ : engineValues);
  if (cluster.test(name)) return behindExec(words, clusterValues);
  if (name === 'chroot') return words.slice(2);
  if (name === 'ansible' && words.includes('-a'))
    return splitCommands(words[words.indexOf('-a') + 1] ?? '')[0]?.words ?? [];
  if (name === 'nsenter') return withoutOptions(words.slice(1), /^-[tSG]$|^--(?:target|setuid|setgid)$/);
  if (shell.test(name) && /^-l?c$/.test(words[1] ?? '')) return splitCommands(words[2] ?? '')[0]?.words ?? [];
  return words;
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
