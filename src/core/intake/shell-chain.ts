/** Commands joined by `&&` and `||`: which of them run, as far as the text alone tells. */

export type Operator = '&&' | '||';

/**
 * Why nobody here can tell that a command runs: a condition before it, that it only stands in for one that fails, or that
 * the loops around it have more rounds than are followed.
 */
export type Doubt = 'condition' | 'fallback' | 'too-many';

/**
 * What nobody writes as a condition: changes and questions to virsh, what prints, what prepares. That they succeed is
 * taken for granted, here as by whoever types them; a change that libvirt would refuse is told of by its own finding.
 */
const granted =
  /^(?:sudo\s+(?:-\S+\s+)*)?(?:\w+=\S*\s+)*(?:\S*\/)?(?:virsh|lscpu|numactl|lstopo|uname|nproc|echo|printf|true|:|cd|pushd|popd|sleep|date|clear|sync|hostname|export|declare|local|set|source|\.)(?:\s|$)/;

/** `command` without what stands behind a pipe: the result of that would be the filter's. */
export function isGranted(command: string): boolean {
  return granted.test(command);
}

/** One list of commands: `a && b || c`, from one `;` or line's end to the next. */
export class CommandList {
  #succeeds = true;

  /** Whether all that has run so far is taken to have succeeded. */
  get succeeds(): boolean {
    return this.#succeeds;
  }

  /** Of the command behind the operator; without one a new list begins. */
  doubtAfter(operator: Operator | undefined): Doubt | undefined {
    if (operator === '||') return 'fallback';
    return operator === undefined || this.#succeeds ? undefined : 'condition';
  }

  add(operator: Operator | undefined, succeeds: boolean): void {
    if (operator === '||') this.#succeeds ||= succeeds;
    else this.#succeeds = (operator === undefined || this.#succeeds) && succeeds;
  }
}
