/** Names and values; those without a value are left out. */
import styles from './inspector.module.css';

interface Props {
  readonly facts: readonly (readonly [name: string, value: string | number | undefined])[];
}

export function FactList({ facts }: Props) {
  const known = facts.filter(([, value]) => value !== undefined && value !== '');
  if (known.length === 0) return undefined;
  return (
    <dl className={styles['facts']}>
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
