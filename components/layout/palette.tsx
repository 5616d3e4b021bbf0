'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useText } from '../ui/texts';
import type { PaletteAnswer } from './desk-types';

const waitMs = 120;
const nothing: PaletteAnswer = { groups: [] };

function readAnswer(body: unknown): PaletteAnswer {
  if (typeof body !== 'object' || body === null || !('groups' in body) || !Array.isArray(body.groups))
    return nothing;
  const groups = body.groups.filter(
    (group: unknown): group is PaletteAnswer['groups'][number] =>
      typeof group === 'object' &&
      group !== null &&
      'label' in group &&
      'items' in group &&
      Array.isArray(group.items),
  );
  return { groups };
}

type Found = { query: string; answer: PaletteAnswer; failed: boolean };

/** Asks the server; an empty question gives the pages and acts of this role. */
function usePaletteSearch(searchUrl: string, open: boolean, query: string): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    if (!open) return;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const answer = await fetch(`${searchUrl}?q=${encodeURIComponent(query)}`, { signal: stop.signal });
        if (!answer.ok) throw new Error(String(answer.status));
        setFound({ query, answer: readAnswer(await answer.json()), failed: false });
      } catch {
        if (!stop.signal.aborted) setFound({ query, answer: nothing, failed: true });
      }
    };
    const timer = setTimeout(() => void ask(), waitMs);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [searchUrl, open, query]);
  return found;
}

/** Command palette: one field over records, pages and acts. Arrow keys walk, Enter goes, Esc closes. */
export function Palette({
  open,
  onClose,
  searchUrl,
}: {
  open: boolean;
  onClose: () => void;
  searchUrl: string;
}) {
  const box = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  const t = useText();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const found = usePaletteSearch(searchUrl, open, query);
  const groups = found?.answer.groups ?? [];
  const flat = groups.flatMap((group) => group.items);

  useEffect(() => {
    const element = box.current;
    if (open && element && !element.open) element.showModal();
    if (!open && element?.open) element.close();
  }, [open]);

  const close = () => {
    setQuery('');
    setActive(0);
    onClose();
  };
  const go = (index: number) => {
    const item = flat[index];
    if (!item) return;
    close();
    router.push(item.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || flat.length === 0) return;
    if (event.key === 'ArrowDown') setActive((active + 1) % flat.length);
    else if (event.key === 'ArrowUp') setActive((active - 1 + flat.length) % flat.length);
    else if (event.key === 'Home') setActive(0);
    else if (event.key === 'End') setActive(flat.length - 1);
    else if (event.key === 'Enter') go(active);
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    document.getElementById(`palette-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <dialog
      ref={box}
      className="dialog palette"
      aria-label={t('ui.palette.title')}
      onClose={close}
      onClick={(event) => {
        if (event.target === box.current) close();
      }}
    >
      <PaletteBox
        query={query}
        activeId={flat.length > 0 ? `palette-${active}` : undefined}
        onQuery={(text) => {
          setQuery(text);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        onClose={close}
      />
      <PaletteList groups={groups} active={active} onPick={go} label={t('ui.palette.results')} />
      <p className="palette-status" role="status">
        {found?.failed
          ? t('ui.searchFailed')
          : found?.query !== query
            ? t('ui.searching')
            : flat.length === 0
              ? t('ui.nothingFound')
              : t('ui.palette.keys')}
      </p>
    </dialog>
  );
}

type PaletteBoxProps = {
  query: string;
  activeId: string | undefined;
  onQuery: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onClose: () => void;
};

function PaletteBox({ query, activeId, onQuery, onKeyDown, onClose }: PaletteBoxProps) {
  const t = useText();
  return (
    <div className="palette-box">
      <input
        role="combobox"
        aria-label={t('ui.palette.title')}
        aria-expanded={activeId !== undefined}
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('ui.palette.placeholder')}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <button type="button" className="icon-btn" aria-label={t('ui.close')} onClick={onClose}>
        ×
      </button>
    </div>
  );
}

function PaletteList({
  groups,
  active,
  onPick,
  label,
}: {
  groups: PaletteAnswer['groups'];
  active: number;
  onPick: (index: number) => void;
  label: string;
}) {
  const starts = groups.map((_, at) =>
    groups.slice(0, at).reduce((sum, group) => sum + group.items.length, 0),
  );
  return (
    <div id="palette-list" role="listbox" aria-label={label} className="palette-list">
      {groups.map((group, groupIndex) => (
        <div key={group.label} role="group" aria-label={group.label}>
          <p className="group" aria-hidden="true">
            {group.label}
          </p>
          {group.items.map((item, itemIndex) => {
            const index = (starts[groupIndex] ?? 0) + itemIndex;
            return (
              <div
                key={`${item.href}-${item.label}`}
                id={`palette-${index}`}
                role="option"
                aria-selected={index === active}
                className="palette-option"
                onClick={() => onPick(index)}
              >
                <span className="kind">{item.kind}</span>
                {item.label}
                {item.hint ? <span className="hint">{item.hint}</span> : null}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
