/** Finds threads, CPUs, nodes and VMs by what they are called, and selects the one that is chosen. */
import { useEffect, useId, useRef, useState } from 'react';
import type { EntityId } from '../../core/identity.ts';
import { useAnalysisWords, useSettledReading, useUi } from '../page-context.ts';
import { useSelect } from '../selection.ts';
import styles from './search.module.css';

export function Search() {
  const ui = useUi();
  const { analysis, core } = useSettledReading();
  const words = useAnalysisWords(core);
  const select = useSelect();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  useSlash(field);
  if (analysis === undefined || core === undefined || words === undefined) return undefined;

  const found = isOpen ? core.findEntities(query, analysis) : [];
  const active = Math.min(at, found.length - 1);
  const isAsking = isOpen && query.trim() !== '';
  const optionId = (index: number): string => `${listId}-${String(index)}`;
  const choose = (id: EntityId | undefined): void => {
    if (id === undefined) return;
    select(id);
    setOpen(false);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setOpen(true);
      setAt(found.length === 0 ? 0 : (active + step + found.length) % found.length);
    } else if (event.key === 'Enter') choose(found[active]);
    else if (event.key === 'Escape' && isAsking) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      className={styles['search']}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <input
        ref={field}
        type="search"
        role="combobox"
        aria-label={ui.search.label}
        aria-expanded={isAsking}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isAsking && found.length > 0 ? optionId(active) : undefined}
        placeholder={ui.search.placeholder}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setAt(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      <div className={styles['list']} hidden={!isAsking}>
        <ul id={listId} role="listbox" aria-label={ui.search.label}>
          {found.map((id, index) => (
            <li
              key={id}
              id={optionId(index)}
              role="option"
              aria-selected={index === active}
              data-found={id}
              // Before the field loses the focus.
              onPointerDown={(event) => {
                event.preventDefault();
                choose(id);
              }}
            >
              {words.entity(id, analysis)}
            </li>
          ))}
        </ul>
        {found.length === 0 && <p>{ui.search.none}</p>}
      </div>
      <p className="visually-hidden" role="status">
        {isAsking ? ui.search.found(found.length) : ''}
      </p>
    </div>
  );
}

/** `/` goes to the field from anywhere but another field. */
function useSlash(field: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (
        target instanceof HTMLElement &&
        (target.isContentEditable || target.matches('input, textarea, select'))
      )
        return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [field]);
}
