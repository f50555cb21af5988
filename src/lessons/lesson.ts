/**
 * A lesson is data: texts to load, and steps that show something, ask, and explain. What is said stands beside it, one
 * file for each language, of a type made from the lesson itself (`lesson-text.ts`): a step, an option or a command without
 * its words does not compile. Nothing here draws, and nothing is computed that the core does not compute.
 */
import type { FormId } from '../core/cpuset/forms.ts';
import type { RuleId } from '../core/findings/finding.ts';
import type { EntityId } from '../core/identity.ts';
import type { LensId } from '../core/lens/lens.ts';
import type { CgroupKind } from '../core/placement/choices.ts';
import type { EraId } from '../core/placement/eras.ts';
import type { PinningSource } from '../core/placement/placement.ts';

/** What a step changes in the page; whatever it does not name is as usual. */
export interface StepView {
  readonly lens?: LensId;
  readonly era?: EraId;
  readonly cgroup?: CgroupKind;
  /** numad's answer: a list of host nodes. */
  readonly numad?: string;
  /** No assumptions: as libvirt 9.0.0 would. */
  readonly asLibvirt?: true;
  /** What is lit, while the rest fades. */
  readonly lights?: readonly EntityId[];
}

/** In place of the picture. */
export type Board =
  /** The five forms of a set on a host of so many CPUs; `stage`: the form it begins with. */
  | { readonly kind: 'bitmap'; readonly cpuset: string; readonly cpus: number; readonly stage?: FormId }
  /** The life of a vCPU's thread, from one of the nineteen steps to another; `vcpu`: of the first domain. */
  | { readonly kind: 'lifecycle'; readonly from: number; readonly to: number; readonly vcpu?: number };

/** Whose CPUs are asked for: the core tells which they are. */
export type CpusOf =
  | { readonly thread: EntityId }
  /** The hardware threads of one core. */
  | { readonly siblingsOf: number }
  | { readonly node: number };

/** Which threads are asked for. */
export type ThreadsOf =
  | { readonly mayRunOn: number }
  | { readonly source: PinningSource }
  /** No memory of theirs is on the nodes that they may run on. */
  | { readonly farFromMemory: true }
  /** Whom a finding is about. */
  | { readonly finding: RuleId }
  /** Whose set is another now than it is under the choices of another step. */
  | { readonly changedSince: string };

/** A wrong answer that is often given and has an explanation of its own. */
export interface Slip {
  readonly id: string;
  /** A list of CPUs, or of entities. */
  readonly answer: string;
}

export type Predict =
  | { readonly kind: 'cpus'; readonly of: CpusOf; readonly slips?: readonly Slip[] }
  | { readonly kind: 'threads'; readonly of: ThreadsOf; readonly slips?: readonly Slip[] }
  | { readonly kind: 'one'; readonly options: readonly string[]; readonly right: string }
  | { readonly kind: 'several'; readonly options: readonly string[]; readonly right: readonly string[] };

/** Lines of a text that belong to a step: from the line that holds `from` to the next that holds `to`. */
export interface Excerpt {
  readonly text: string;
  readonly from: string;
  /** Absent: one line. */
  readonly to?: string;
  /** Parts to be marked. */
  readonly mark?: readonly string[];
}

/** A command for a real host. */
export interface Check {
  readonly run: string;
  readonly where?: 'host' | 'guest';
  /** What it prints there, as far as it says something; the tests read it and compare. */
  readonly prints?: string;
}

/**
 * What must be so for a step to be true; the tests ask the core. Sets are written as libvirt prints them.
 * `lab`: it was seen on real libvirt, and where the oracle can, it is asked again.
 */
export type Claim =
  | {
      readonly thread: EntityId;
      readonly cpus: string;
      readonly source: PinningSource;
      readonly online?: false;
    }
  | { readonly threads: number; readonly kind: 'vcpu' | 'emulator' | 'iothread'; readonly online?: boolean }
  | { readonly finding: RuleId; readonly about?: readonly EntityId[] }
  | { readonly silent: RuleId }
  | { readonly refused: string }
  | { readonly starts: boolean | 'unknown'; readonly says?: string }
  | { readonly placement: 'static' | 'auto' }
  | { readonly memory: string; readonly cell?: number; readonly mode?: string }
  | {
      readonly near: EntityId;
      readonly verdict: 'local' | 'partly-remote' | 'remote';
      readonly distance?: number;
    }
  | { readonly cpu: number; readonly node?: number; readonly siblings?: string; readonly assumed?: boolean }
  | {
      readonly node: number;
      readonly cpus?: string;
      readonly freeMiB?: number;
      readonly distanceTo?: readonly [node: number, value: number];
    }
  | { readonly cell: number; readonly vcpus: string }
  | { readonly cpuset: string; readonly is: string }
  | { readonly bytes: string; readonly of: string; readonly cpus: number }
  | { readonly cap: number | undefined; readonly of: 'vcpu' | 'emulator' }
  | { readonly ratio: number; readonly domain: number }
  | { readonly change: number; readonly outcome: 'applied' | 'refused'; readonly says?: string }
  | { readonly observed: number; readonly thread?: EntityId; readonly cpus?: string };

export interface Step extends StepView {
  /** Within the lesson, stable: links and progress remember it. */
  readonly id: string;
  /** A key of the lesson's scenes. */
  readonly scene: string;
  readonly board?: Board;
  readonly excerpts?: readonly Excerpt[];
  readonly predict?: Predict;
  /**
   * Threads whose places the picture keeps to itself until the answer is given. Absent: the thread that is asked for, or
   * nobody's.
   */
  readonly veil?: 'all' | readonly EntityId[];
  /** Lit with the answer; absent: what was asked for. */
  readonly reveals?: readonly EntityId[];
  readonly checks?: readonly Check[];
  readonly claims: readonly Claim[];
}

export interface Lesson {
  /** `05-precedence`: the number is its place in the curriculum. */
  readonly id: string;
  /** As a plan for a class, questions and talk included. */
  readonly minutes: number;
  /** Names of the texts that are on the page together (`lesson-sources.ts`). */
  readonly scenes: Readonly<Record<string, readonly string[]>>;
  readonly steps: readonly Step[];
}
