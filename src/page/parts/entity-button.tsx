/** A thread, CPU or box by name; pressing it selects it everywhere. */
import type { EntityId } from '../../core/identity.ts';
import { useSelect } from '../selection.ts';
import { useChoice } from '../page-context.ts';
import styles from './parts.module.css';

interface Props {
  readonly id: EntityId;
  readonly name: string;
  readonly children?: React.ReactNode;
}

/** A longer name may be cut. */
const mostSeen = 40;

export function EntityButton({ id, name, children }: Props) {
  const pressed = useChoice((state) => state.selection === id);
  const select = useSelect();
  return (
    <button
      type="button"
      className={styles['entity']}
      aria-pressed={pressed}
      title={name.length > mostSeen ? name : undefined}
      onClick={(event) => {
        event.stopPropagation();
        select(pressed ? undefined : id);
      }}
    >
      {children}
      <span className={styles['entity-name']}>{name}</span>
    </button>
  );
}
