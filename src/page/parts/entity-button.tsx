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

export function EntityButton({ id, name, children }: Props) {
  const pressed = useChoice((state) => state.selection === id);
  const select = useSelect();
  return (
    <button
      type="button"
      className={styles['entity']}
      aria-pressed={pressed}
      onClick={(event) => {
        event.stopPropagation();
        select(pressed ? undefined : id);
      }}
    >
      {children}
      {name}
    </button>
  );
}
