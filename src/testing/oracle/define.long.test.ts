/** The full figures: 15,000 domains of the test driver, 5,000 of QEMU's, and how often each message was met. */
import { compareWithDriver } from './with-libvirt.ts';

const seed = Number(process.env['PINSCOPE_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

compareWithDriver('test', 15_000, seed);
compareWithDriver('qemu', 5_000, seed);
