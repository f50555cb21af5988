import { describe, expect, it } from 'vitest';
import { analyzeTexts, ruleIds } from '../../../testing/analyze-text.ts';
import { pieceOf } from '../../text/source.ts';
import { virshCommand } from './virsh-command.ts';

const read = (text: string) => virshCommand.read(pieceOf({ id: 's1', name: 'paste', text }), {});

/** `vcpupin D 0 24`, one a change. */
const said = (text: string): readonly string[] =>
  (read(text).changes ?? []).map((change) => {
    const flags = `${change.live ? ' live' : ''}${change.config ? ' config' : ''}`;
    switch (change.kind) {
      case 'vcpupin':
        return `vcpupin ${change.domain} ${String(change.vcpu)} ${change.cpuset.value}${flags}`;
      case 'emulatorpin':
        return `emulatorpin ${change.domain} ${change.cpuset.value}${flags}`;
      case 'iothreadpin':
        return `iothreadpin ${change.domain} ${String(change.iothread)} ${change.cpuset.value}${flags}`;
      case 'setvcpus':
        return `setvcpus ${change.domain} ${String(change.count)}${change.maximum ? ' max' : ''}${flags}`;
      case 'numatune':
        return `numatune ${change.domain} ${change.mode ?? '-'} ${change.nodeset?.value ?? '-'}${flags}`;
    }
  });

describe('virsh commands as what-ifs', () => {
  it.each([
    ['virsh vcpupin D 0 24', ['vcpupin D 0 24']],
    ['  $ sudo virsh -c qemu:///system vcpupin --live D 0 24 --config # why', ['vcpupin D 0 24 live config']],
    [`[root@h ~]# virsh vcpupin --domain='my vm' --vcpu 3 --cpulist "0-3,^1"`, ['vcpupin my vm 3 0-3,^1']],
    ['virsh # emulatorpin D 2-3', ['emulatorpin D 2-3']],
    [
      'virsh iothreadpin D 1 r; virsh setvcpus D 4 --config --maximum',
      ['iothreadpin D 1 r', 'setvcpus D 4 max config'],
    ],
    [
      'virsh numatune D --nodeset 0-1 --mode strict && virsh setvcpus D 2',
      ['numatune D strict 0-1', 'setvcpus D 2'],
    ],
    ['virsh numatune D strict 1', ['numatune D strict 1']],
    // These ask, or say how to ask.
    ['virsh vcpupin D', []],
    ['virsh vcpupin D 0', []],
    ['virsh numatune D', []],
    ['virsh numatune <domain> [--mode <string>] [--nodeset <string>]', []],
    ['# virsh', []],
    ['The command virsh vcpupin pins a vCPU; virsh numatune is used to bind memory.', []],
    ['vcpupin D 0 24', []],
  ])('%s', (text, changes) => {
    expect(said(text)).toEqual(changes);
    expect(virshCommand.detect(pieceOf({ id: 's', name: 's', text }))).toBe(changes.length > 0);
  });

  it.each([
    [
      'for i in {0..2}; do virsh vcpupin D $i $((i+4)); done',
      ['vcpupin D 0 4', 'vcpupin D 1 5', 'vcpupin D 2 6'],
    ],
    [
      'VM=D\nfor i in 0 1; do\n  sudo virsh vcpupin "$VM" ${i} $i --live\ndone',
      ['vcpupin D 0 0 live', 'vcpupin D 1 1 live'],
    ],
    ["ssh h 'virsh vcpupin D 0 4; virsh emulatorpin D 5'", ['vcpupin D 0 4', 'emulatorpin D 5']],
    ['ssh root@h "for i in 0 1; do virsh vcpupin D \\$i \\$i; done"', ['vcpupin D 0 0', 'vcpupin D 1 1']],
    ["$ sudo sh -c 'virsh vcpupin D 0 4 && virsh vcpupin D 1 5'", ['vcpupin D 0 4', 'vcpupin D 1 5']],
    ['for d in a b; do virsh setvcpus $d 2; done', ['setvcpus a 2', 'setvcpus b 2']],
    // What one waits for are changes, questions to virsh, words on the screen: they are taken to succeed.
    ['virsh vcpupin D 0 4 && virsh vcpupin D 1 5', ['vcpupin D 0 4', 'vcpupin D 1 5']],
    ['sudo virsh start D && echo up && virsh vcpupin D 0 4', ['vcpupin D 0 4']],
    ['virsh vcpupin D 0 4 || exit 1; virsh vcpupin D 1 5', ['vcpupin D 0 4', 'vcpupin D 1 5']],
    ['virsh vcpupin D 0 4 || echo no && virsh vcpupin D 1 5', ['vcpupin D 0 4', 'vcpupin D 1 5']],
    ['[ -d /etc/libvirt ] || exit 1\nvirsh vcpupin D 0 4', ['vcpupin D 0 4']],
    [
      'if ! virsh vcpupin D 0 4; then echo no; fi\nif virsh vcpupin D 1 5; then virsh vcpupin D 2 6; fi',
      ['vcpupin D 0 4', 'vcpupin D 1 5', 'vcpupin D 2 6'],
    ],
    [
      'for i in 0 1; do virsh vcpupin D $i $i; done; virsh emulatorpin D 3',
      ['vcpupin D 0 0', 'vcpupin D 1 1', 'emulatorpin D 3'],
    ],
    ['while true; do virsh setvcpus D 2; sleep 9; done', ['setvcpus D 2']],
    // The only guest there is may be meant.
    ['for d in $(virsh list --name); do virsh vcpupin $d 0 3; done', ['vcpupin $d 0 3']],
  ])('run as a shell would run them: %s', (text, changes) => {
    expect(said(text)).toEqual(changes);
    expect(read(text).problems).toEqual([]);
    const { changes: applied } = analyzeTexts([text]);
    expect(applied).toHaveLength(changes.length);
  });

  it.each([
    ['virsh vcpupin D $i 4', 'variable'],
    ['for i in $(cat cpus); do virsh vcpupin D $i $i; done', 'variable'],
    ['for i in 0 1; do if [ $i = 0 ]; then virsh vcpupin D $i 4; fi; done', 'condition'],
    ['$ test -f /run/x && virsh vcpupin D 0 4', 'condition'],
    ['[ -f /run/x ] && virsh vcpupin D 0 4', 'condition'],
    ['$ ! virsh dominfo D && virsh vcpupin D 0 4', 'condition'],
    ['virsh list | grep -q D && virsh vcpupin D 0 4', 'condition'],
    ['$ sudo ./pin.sh && virsh vcpupin D 0 4', 'condition'],
    ["ssh h 'test -f /run/x && virsh vcpupin D 0 4'", 'condition'],
    ["$ docker exec c sh -c 'test -f /run/x && virsh vcpupin D 0 4'", 'condition'],
    ['virsh dominfo D || virsh vcpupin D 0 4', 'fallback'],
    ['$ test -f /run/x || virsh vcpupin D 0 4', 'fallback'],
    ['$ test -f /run/x && { echo pins; virsh vcpupin D 0 4; }', 'condition'],
    ['$ test -f /run/x && {\n  virsh vcpupin D 0 4\n}', 'condition'],
    ['if test -f /run/x; then virsh vcpupin D 0 4; fi', 'condition'],
    ['if [ -f /run/x ]\nthen\n  virsh vcpupin D 0 4\nfi', 'condition'],
    ['if virsh dominfo D; then echo; else virsh vcpupin D 0 4; fi', 'condition'],
    ['case $1 in\n  start|restart) virsh vcpupin D 0 4 ;;\nesac', 'condition'],
    ['case $1 in\n  start)\n    virsh vcpupin D 0 4\n    ;;\nesac', 'condition'],
    ['until virsh domstate D | grep run; do virsh setvcpus D 2; done', 'condition'],
    ['for i in 0 1; do [ $i = 0 ] && continue; virsh vcpupin D $i $i; done', 'condition'],
    ['for i in 0 1; do if [ $i = 0 ]; then break; fi; virsh vcpupin D 0 4; done', 'condition'],
    ['for i in 0; do c=4; if [ -f /x ]; then c=5; fi; virsh vcpupin D $i $c; done', 'variable'],
    ['virsh vcpupin 0 3', 'no-name'],
    ['virsh setvcpus 4 --live', 'no-name'],
    ['virsh emulatorpin 0-3', 'no-name'],
  ])('are not applied, and it is said why: %s', (text, why) => {
    expect(said(text)).toEqual([]);
    const problems = [{ rule: 'command-not-applied', params: { why } }];
    expect(read(text).problems).toMatchObject(problems);
    expect(ruleIds(analyzeTexts([text]))).toEqual(['note command-not-applied']);
  });

  it.each([
    ['virsh vcpupin "" 0 3', "Failed to get option 'domain': Option argument is empty"],
    ['virsh vcpupin --vcpu 0 --cpulist 3', "command 'vcpupin' requires <domain> option"],
    ['virsh vcpupin D 0 4 5', "unexpected data '5'"],
  ])('are refused by virsh: %s', (text, libvirt) => {
    expect(read(text).problems).toMatchObject([{ rule: 'command-malformed', params: { libvirt } }]);
    expect(ruleIds(analyzeTexts([text]))).toEqual(['error command-malformed']);
  });

  it('are told of, once, where there are more than are applied', () => {
    const { changes, problems } = read('virsh vcpupin D 0 24\n'.repeat(10_003));
    expect(changes).toHaveLength(10_000);
    expect(problems).toMatchObject([{ rule: 'command-not-applied', params: { why: 'too-many' } }]);
  });

  it('leave a loop that prints outputs to those', () => {
    const text = '$ for v in 0 1; do virsh vcpuinfo web; done\nVCPU:           0\nCPU:            3\n';
    expect(analyzeTexts([text]).segments.map(({ reader }) => reader)).toEqual(['virsh-vcpuinfo']);
  });

  it('each with its place', () => {
    const text = '# pin it\n  virsh vcpupin D 0 "24"\n';
    const [change] = read(text).changes ?? [];
    expect(text.slice(change!.span.from, change!.span.to)).toBe('virsh vcpupin D 0 "24"');
    expect(change?.kind === 'vcpupin' && text.slice(change.cpuset.span.from, change.cpuset.span.to)).toBe(
      '24',
    );
  });

  it.each([
    ['virsh vcpupin D -1 0', "Numeric value '-1' for <vcpu> option is malformed or out of range"],
    ['virsh setvcpus D 0', "Can't set 0 processors for a VM"],
    ['virsh setvcpus D 9 --maximum', 'Option --config is required by option --maximum'],
    ['virsh vcpupin D 0 0 --current --live', 'Options --current and --live are mutually exclusive'],
  ])('%s is refused by virsh itself', (text, libvirt) => {
    expect(read(text)).toMatchObject({
      changes: [],
      problems: [{ rule: 'command-malformed', params: { libvirt } }],
    });
  });
});
