/** One of libvirt's domains on one host: threads, memory, how far apart they are, limits, and whether it starts. */
import type { Domain } from '../domain/domain.ts';
import type { Host } from '../host/host.ts';
import type { PlacementChoices } from './choices.ts';
import { placeInEra, threadRules } from './era-rules.ts';
import { readLimits } from './limits.ts';
import { judgeLocality } from './locality.ts';
import { readNumadAnswer } from './numad.ts';
import { placeMemory } from './place-memory.ts';
import { mostVcpusPlaced, placeThreads } from './place-threads.ts';
import type { DomainPlacement } from './placement.ts';
import { reportStart } from './start-report.ts';
import { threadMems } from './thread-mems.ts';

export function placeDomain(
  domain: Domain,
  host: Host | undefined,
  choices: PlacementChoices,
  mostVcpus = mostVcpusPlaced,
): DomainPlacement {
  const numad = readNumadAnswer(choices.numad, host, domain.status?.numad);
  const rules = threadRules(domain, choices);
  const memory = placeMemory(domain, numad);
  const mems = threadMems(domain, memory, numad, choices);
  const threads = placeThreads(domain, host, numad, rules, mems, mostVcpus);
  const start = reportStart({ domain, host, numad, threads, memory, choices });
  return {
    domain: domain.id,
    threads,
    memory,
    locality: judgeLocality(domain, host, threads, memory),
    limits: readLimits(domain, choices),
    era: placeInEra(domain, rules),
    start,
    starts: start.verdict === 'unknown' ? 'unknown' : start.verdict === 'starts',
    startProblem: start.problems[0]?.message,
  };
}
