/** What is suggested while somebody types, and which suggestion is marked; what is typed counts until one is taken. */
import { useState, type KeyboardEvent } from 'react';
import type { Option } from './option-list';

/** As many suggestions as anybody looks through, and how many there are. */
export type Suggestions<Value extends string> = {
  readonly options: readonly Option<Value>[];
  readonly total: number;
};

/**
 * Arrows mark a suggestion and Enter takes it; with none marked, Enter is left to the form. The mark stays on its
 * suggestion when others come, and goes with it.
 */
export function useSuggest<Value extends string>(parts: {
  readonly text: string;
  readonly find: (typed: string) => Suggestions<Value>;
  readonly onType: (text: string) => void;
  readonly onChoose: (option: Option<Value>) => void;
  /** There is nothing to close while nothing is suggested. */
  readonly isQuiet: boolean;
}) {
  const { text, find, onType, onChoose } = parts;
  const [wanted, setWanted] = useState(false);
  const [marked, setMarked] = useState<Value>();
  /** The whole list is asked for: what stands in the field does not narrow it. */
  const [whole, setWhole] = useState(false);
  const found = wanted ? find(whole ? '' : text) : { options: [], total: 0 };
  const { options } = found;
  const open = wanted && !(parts.isQuiet && options.length === 0);
  const active = options.findIndex(({ value }) => value === marked);

  const show = (all: boolean) => {
    setWhole(all);
    setMarked(undefined);
    setWanted(true);
  };
  const close = () => setWanted(false);
  const choose = (option: Option<Value>) => {
    close();
    onChoose(option);
  };
  const move = (by: number) => {
    if (!open) return show(text === '');
    const count = options.length + 1;
    setMarked(options[((active + 1 + by + count) % count) - 1]?.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const option = options[active];
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && open && option !== undefined) choose(option);
    else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
    } else return;
    event.preventDefault();
  };
  return {
    open,
    active,
    ...found,
    type: (typed: string) => {
      onType(typed);
      if (typed === '') close();
      else show(false);
    },
    choose,
    close,
    toggle: () => (open ? close() : show(true)),
    onKeyDown,
  };
}
