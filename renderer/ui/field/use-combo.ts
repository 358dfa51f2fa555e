/** What is typed, what matches it and which match is marked, while a combo field is in use. */
import { useState, type KeyboardEvent } from 'react';
import type { Option } from './option-list';

/** Nobody reads on further down a list; what is typed narrows it. */
const mostShown = 100;

/** Follows the chosen value; leaving the field takes the only match or puts the old words back. */
export function useCombo<Value extends string>(
  options: readonly Option<Value>[],
  value: Value | null,
  onChange: (value: Value | null) => void,
) {
  const label = options.find((option) => option.value === value)?.label ?? '';
  const [text, setText] = useState(label);
  const [shownLabel, setShownLabel] = useState(label);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  if (label !== shownLabel) {
    setShownLabel(label);
    setText(label);
  }
  const matches = (text === label ? options : findOptions(options, text)).slice(0, mostShown);

  const show = () => {
    setActive(
      Math.max(
        0,
        matches.findIndex((option) => option.value === value),
      ),
    );
    setOpen(true);
  };
  const choose = (option: Option<Value>) => {
    if (option.disabled === true) return;
    setText(option.label);
    setOpen(false);
    if (option.value !== value) onChange(option.value);
  };
  const type = (typed: string) => {
    setText(typed);
    setActive(0);
    setOpen(true);
  };
  const leave = () => {
    setOpen(false);
    const [only, ...others] = matches;
    if (text === label) return;
    if (text.trim() === '') onChange(null);
    else if (only !== undefined && others.length === 0) choose(only);
    else setText(label);
  };
  const move = (by: number) => {
    if (!open) show();
    else setActive((active + by + matches.length) % Math.max(1, matches.length));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const marked = matches[active];
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && open && marked !== undefined) choose(marked);
    else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
      setText(label);
    } else return;
    event.preventDefault();
  };
  const toggle = () => (open ? setOpen(false) : show());
  return { text, open, active, matches, type, choose, leave, toggle, onKeyDown };
}

/** The options whose name, value, detail or keywords contain what was typed; exact ones first. */
function findOptions<Value extends string>(
  options: readonly Option<Value>[],
  typed: string,
): readonly Option<Value>[] {
  const sought = typed.normalize('NFKC').trim().toLowerCase();
  if (sought === '') return options;
  const words = (option: Option<Value>) => [
    option.label.toLowerCase(),
    option.value.toLowerCase(),
    ...`${option.detail ?? ''} ${option.keywords ?? ''}`.toLowerCase().split(' '),
  ];
  const found = options.filter((option) => words(option).some((word) => word.includes(sought)));
  const rank = (option: Option<Value>) => {
    const own = words(option);
    if (own.includes(sought)) return 0;
    return own.some((word) => word.startsWith(sought)) ? 1 : 2;
  };
  return found.toSorted((one, other) => rank(one) - rank(other));
}
