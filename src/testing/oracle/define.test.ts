/**
 * Generated domains, defined by real libvirt and by us. PINSCOPE_ORACLE=5000 compares more of each driver,
 * PINSCOPE_SEED=7 the same ones again. The full figures: `define.long.test.ts`.
 */
import { propertySeed } from '../property-seed.ts';
import { compareWithDriver } from './with-libvirt.ts';

const asked = process.env['PINSCOPE_ORACLE'];
const seed = propertySeed;

compareWithDriver('test', Number(asked ?? 1500), seed);
compareWithDriver('qemu', Number(asked ?? 500), seed);
