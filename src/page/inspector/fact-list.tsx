/** Names and values, each with the lines that say so; those without a value are left out. */
import type { Span } from '../../core/text/source.ts';
import { LineButtons } from '../parts/line-button.tsx';
import styles from './inspector.module.css';

export type Fact = readonly [name: string, value: React.ReactNode, spans?: readonly Span[] | undefined];

export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  const known = facts.filter(([, value]) => value !== undefined && value !== '');
  if (known.length === 0) return undefined;
  return (
    <dl className={styles['facts']}>
      {known.map(([name, value, spans]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {spans !== undefined && (
              <span className={styles['lines']}>
                <LineButtons spans={spans} />
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
