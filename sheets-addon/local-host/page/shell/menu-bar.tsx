/** The menus the add-on made in onOpen, as a menu bar that can be walked by keyboard. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Menu, MenuItem } from '../../page-protocol.ts';
import { words } from './preferences.ts';

interface MenuBarProps {
  menus: Menu[];
  onRun: (functionName: string) => void;
}

export function MenuBar({ menus, onRun }: MenuBarProps) {
  const [open, setOpen] = useState<number | undefined>(undefined);
  const bar = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (open === undefined) return;
    const stop = new AbortController();
    const closeOutside = (event: Event) => {
      if (!bar.current?.contains(event.target as Node)) setOpen(undefined);
    };
    window.addEventListener('pointerdown', closeOutside, { signal: stop.signal, capture: true });
    window.addEventListener('blur', () => setOpen(undefined), { signal: stop.signal });
    return () => stop.abort();
  }, [open]);

  const button = (index: number) => bar.current?.querySelectorAll<HTMLElement>(':scope > .menu > button')[index];
  const close = (index: number) => {
    setOpen(undefined);
    button(index)?.focus();
  };
  const step = (from: number, by: number) => {
    const to = (from + by + menus.length) % menus.length;
    button(to)?.focus();
    if (open !== undefined) setOpen(to);
  };

  return (
    <div class="menu-bar" role="menubar" aria-label={words.menuBar} ref={bar}>
      {menus.map((menu, index) => (
        <div class="menu" key={menu.title}>
          <button
            type="button"
            role="menuitem"
            aria-haspopup="menu"
            aria-expanded={open === index}
            onClick={() => setOpen(open === index ? undefined : index)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown') setOpen(index);
              else if (event.key === 'ArrowRight') step(index, 1);
              else if (event.key === 'ArrowLeft') step(index, -1);
              else return;
              event.preventDefault();
            }}
          >
            {menu.title} <span aria-hidden="true">▾</span>
          </button>
          {open === index && (
            <MenuList
              title={menu.title}
              items={menu.items}
              onRun={(name) => {
                close(index);
                onRun(name);
              }}
              onClose={() => close(index)}
              onSide={(by) => step(index, by)}
            />
          )}
        </div>
      ))}
    </div>
  );
}

interface MenuListProps {
  title: string;
  items: MenuItem[];
  onRun: (functionName: string) => void;
  onClose: () => void;
  onSide: (by: number) => void;
}

function MenuList({ title, items, onRun, onClose, onSide }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  const entries = () => [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
  useEffect(() => entries()[0]?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const go = (to: number) => all[(to + all.length) % all.length]?.focus();
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(all.length - 1);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else if (event.key === 'ArrowRight') onSide(1);
    else if (event.key === 'ArrowLeft') onSide(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="menu-list" role="menu" tabIndex={-1} aria-label={title} ref={list} onKeyDown={onKeyDown}>
      {flat(items).map((item, index) =>
        'separator' in item ? (
          <hr key={`separator ${index}`} />
        ) : (
          <button
            type="button"
            role="menuitem"
            key={item.title}
            style={{ paddingInlineStart: `${12 + item.depth * 14}px` }}
            disabled={item.functionName === undefined}
            onClick={() => item.functionName && onRun(item.functionName)}
          >
            {item.title}
          </button>
        ),
      )}
    </div>
  );
}

type FlatItem = { separator: true } | { title: string; functionName?: string; depth: number };

/** A submenu's entries stand indented below its title: two levels are all an add-on has. */
const flat = (items: MenuItem[], depth = 0): FlatItem[] =>
  items.flatMap((item): FlatItem[] => {
    if ('separator' in item) return [item];
    if ('items' in item) return [{ title: item.title, depth }, ...flat(item.items, depth + 1)];
    return [{ title: item.title, functionName: item.functionName, depth }];
  });
