/** Odd values at every place that we read: the verdict, libvirt's sentence, what becomes of the domain. */
import { expect, it } from 'vitest';
import { differences, isSpoilt, libvirtAnswer, ourAnswer } from './compare.ts';
import type { Driver, Question, Verdict } from './libvirt.ts';
import { oddValues } from './odd-values.ts';
import { describeWithDriver } from './with-libvirt.ts';

const osOf: Readonly<Record<Driver, string>> = {
  test: '<type>hvm</type>',
  qemu: "<type arch='x86_64' machine='pc'>hvm</type>",
};

const typeOf: Readonly<Record<Driver, string>> = { test: 'test', qemu: 'kvm' };

/** Nothing where libvirt itself fell over. */
function compare({ xml }: Question, verdict: Verdict): readonly string[] {
  if (!verdict.accepted && verdict.crashed === true) return [];
  const [ours, theirs] = [ourAnswer(xml, ''), libvirtAnswer(verdict, 'all')];
  return isSpoilt(ours, theirs) ? [] : differences(ours, theirs);
}

for (const driver of ['test', 'qemu'] as const) {
  describeWithDriver(driver, `odd values and the ${driver} driver`, (libvirt) => {
    it(`are taken and refused as libvirt does (${oddValues.length})`, async () => {
      const questions = oddValues.map((inside, i) => ({
        name: `value${i}`,
        xml: `<domain type='${typeOf[driver]}'><name>value${i}</name><memory>1048576</memory><os>${osOf[driver]}</os>${inside}</domain>`,
      }));
      const wrong: string[] = [];
      let accepted = 0;
      for (const [i, verdict] of (await libvirt().defineAll(questions)).entries()) {
        const question = questions[i]!;
        if (verdict.accepted) accepted++;
        if (compare(question, verdict).length === 0) continue;
        // Asked again of a new process: this one may have been spoilt by a domain before (see `Libvirt`).
        await libvirt().restart();
        const lines = compare(question, await libvirt().define(question));
        if (lines.length > 0) wrong.push([question.xml, ...lines].join('\n'));
      }
      console.info(`${oddValues.length} odd values, ${driver} driver: ${accepted} accepted`);
      expect(accepted).toBeGreaterThan(500);
      expect(wrong.join('\n\n'), 'domains on which we and libvirt differ').toBe('');
    });

    it('that take more memory than virsh is given end it, and not the machine', async () => {
      const xml = `<domain type='${typeOf[driver]}'><name>much</name><memory>1048576</memory><os>${osOf[driver]}</os><iothreads>600000000</iothreads></domain>`;
      expect(await libvirt().define({ name: 'much', xml })).toMatchObject({ accepted: false, crashed: true });
      const modest = { name: 'much', xml: xml.replace('600000000', '4') };
      expect(await libvirt().define(modest)).toMatchObject({ accepted: true });
    });
  });
}
