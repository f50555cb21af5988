/** Words for what all domains together take of a host and what they leave, in the asked language. */
import type { Overcommit } from '../core/contention/overcommit.ts';
import { contention as en } from './en/contention.ts';
import type { Language } from './language.ts';
import { contention as zhCN } from './zh-CN/contention.ts';

export interface ContentionWords {
  /** vCPUs to CPUs, on the host and of those that are held to each node. */
  overcommit(overcommit: Overcommit): string;
  /** CPUs that no setting gives to anybody; `cores`: those of them that are wholly free. Both may be empty. */
  free(cpus: string, cores: string): string;
  readonly label: Readonly<Record<'all' | 'held' | 'free' | 'cores', string>>;
  /** "9 for 8 CPUs (1.1 to 1)" */
  ratio(vcpus: number, cpus: number): string;
  readonly none: string;
}

const words: Readonly<Record<Language, ContentionWords>> = { en, 'zh-CN': zhCN };

export const contentionWords = (language: Language): ContentionWords => words[language];
