/**
 * Every property of a run starts from one seed, so that a failure can be had again: `PINSCOPE_SEED=N npm test`.
 * The seed and each property's number of runs are fixed in `npm test`; another seed widens the net.
 */
import fc from 'fast-check';

export const propertySeed = Number(process.env['PINSCOPE_SEED'] ?? 20_261_121);

fc.configureGlobal({ seed: propertySeed });
