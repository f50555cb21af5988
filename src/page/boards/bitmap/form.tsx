/** One form of the set. A CPU that is pointed at is marked in every form, so that the way of one bit can be followed. */
import { countOf, formatCpuSet, hasId, differenceOf } from '../../../core/cpuset/cpuset.ts';
import type { CpuSet } from '../../../core/cpuset/cpuset.ts';
import { maskLadder } from '../../../core/cpuset/forms.ts';
import type { FormId, FormItem, FormsReading, SetForms } from '../../../core/cpuset/forms.ts';
import type { BitmapWords } from '../../../words/en/bitmap.ts';
import { Prose } from '../../parts/prose.tsx';
import styles from './bitmap.module.css';

interface Props {
  readonly id: FormId;
  readonly text: string;
  readonly reading: FormsReading;
  readonly cpuCount: number;
  readonly words: BitmapWords;
  readonly pointed: number | undefined;
  onPoint(cpu: number | undefined): void;
}

export function Form(props: Props) {
  const { id, words } = props;
  const { name, says } = words.stages[id];
  return (
    <>
      <div className={styles['caption']}>
        <h3>{name}</h3>
        <p>
          <Prose text={says} />
        </p>
      </div>
      <div className={styles['form']}>
        <Content {...props} />
      </div>
    </>
  );
}

function Content(props: Props) {
  const { id, text, reading, words } = props;
  if (id === 'text') return <code className={styles['shown']}>{text === '' ? ' ' : text}</code>;
  if (id === 'items') {
    const items = reading.ok ? reading.forms.items : reading.items;
    return <Items items={items} words={words} />;
  }
  if (!reading.ok) return undefined;
  const { forms } = reading;
  switch (id) {
    case 'array':
      return <Flags forms={forms} {...props} />;
    case 'bytes':
      return <Bytes forms={forms} {...props} />;
    case 'kernel':
      return <KernelMask {...props} />;
    case 'proc':
      return <Proc forms={forms} {...props} />;
  }
}

function Items({ items, words }: { readonly items: readonly FormItem[]; readonly words: BitmapWords }) {
  return (
    <ol className={styles['items']}>
      {items.map(({ text, removes, cpus, after }, i) => {
        const before = items[i - 1]?.after ?? [];
        const isIdle = removes && countOf(before) === countOf(after);
        return (
          <li key={i} data-removes={removes}>
            <code>{text}</code>
            <span>
              {isIdle
                ? words.nothingRemoved
                : removes
                  ? words.removes(formatCpuSet(cpus))
                  : words.adds(formatCpuSet(cpus))}
            </span>
            <span className={styles['after']}>
              {words.gives(countOf(after) === 0 ? words.emptySet : `{${formatCpuSet(after)}}`)}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

type FormProps = Props & { readonly forms: SetForms };

function Flags({ forms, cpuCount, words, pointed, onPoint }: FormProps) {
  const beyond = differenceOf(forms.set, forms.onHost);
  return (
    <>
      <div className={styles['flags']} role="img" aria-label={`{${formatCpuSet(forms.onHost)}}`}>
        {numbers(cpuCount).map((cpu) => {
          const isIn = hasId(forms.onHost, cpu);
          return (
            <span
              key={cpu}
              className={styles['flag']}
              data-in={isIn}
              data-pointed={cpu === pointed}
              title={words.bit(cpu, isIn)}
              onPointerEnter={() => {
                onPoint(cpu);
              }}
            >
              <small>{cpu}</small>
              {isIn ? 1 : 0}
            </span>
          );
        })}
      </div>
      {countOf(beyond) > 0 && <p className={styles['beyond']}>{words.beyond(formatCpuSet(beyond))}</p>}
    </>
  );
}

function Bytes({ forms, cpuCount, words, pointed, onPoint }: FormProps) {
  return (
    <>
      <div className={styles['bytes']}>
        {forms.bytes.map((byte, n) => (
          <figure
            key={n}
            className={styles['byte']}
            data-pointed={pointed !== undefined && pointed >> 3 === n}
          >
            <figcaption>{words.byte(n)}</figcaption>
            <div className={styles['bits']}>
              {[7, 6, 5, 4, 3, 2, 1, 0].map((bit) => {
                const cpu = n * 8 + bit;
                return (
                  <span
                    key={bit}
                    className={styles['bit']}
                    data-in={hasId(forms.onHost, cpu)}
                    data-none={cpu >= cpuCount}
                    data-pointed={cpu === pointed}
                    onPointerEnter={() => {
                      onPoint(cpu < cpuCount ? cpu : undefined);
                    }}
                  >
                    <small>{cpu < cpuCount ? cpu : ''}</small>
                    {hasId(forms.onHost, cpu) ? 1 : 0}
                  </span>
                );
              })}
            </div>
            <code>{byte}</code>
            <small>{words.byteSum(byte, worthOf(forms.onHost, n))}</small>
          </figure>
        ))}
      </div>
      <p className={styles['note']}>
        {words.size(cpuCount, forms.bytes.length)} · {words.lowFirst}
      </p>
    </>
  );
}

function worthOf(set: CpuSet, byte: number): readonly number[] {
  return [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => hasId(set, byte * 8 + bit)).map((bit) => 2 ** bit);
}

function KernelMask({ words }: Props) {
  return (
    <>
      <p className={styles['note']}>{words.ladder}</p>
      <ol className={styles['ladder']}>
        {maskLadder.map(({ cpus, bytes }) => (
          <li key={cpus}>{words.rung(cpus, bytes)}</li>
        ))}
      </ol>
    </>
  );
}

function Proc({ forms, words, pointed }: FormProps) {
  return (
    <>
      <dl className={styles['proc']}>
        <div>
          <dt>{words.mask}</dt>
          <dd>
            <code>
              {digitsOf(forms.mask).map(({ digit, first }, i) => (
                <span
                  key={i}
                  data-pointed={first !== undefined && pointed !== undefined && pointed >> 2 === first >> 2}
                >
                  {digit}
                </span>
              ))}
            </code>
          </dd>
        </div>
        <div>
          <dt>{words.list}</dt>
          <dd>
            <code>{forms.list}</code>
          </dd>
        </div>
      </dl>
      <p className={styles['note']}>{words.highFirst}</p>
    </>
  );
}

/** Each digit with the lowest CPU that it stands for; commas stand for none. All groups but the first have eight digits. */
function digitsOf(mask: string): readonly { readonly digit: string; readonly first: number | undefined }[] {
  const count = mask.replaceAll(',', '').length;
  let seen = 0;
  return Array.from(mask, (digit) => {
    if (digit === ',') return { digit, first: undefined };
    seen++;
    return { digit, first: (count - seen) * 4 };
  });
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}
