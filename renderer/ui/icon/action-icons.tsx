/** The icons that name actions and states. */
import { IconFrame } from './icon-frame';

/** A plus: something new. */
export function PlusIcon() {
  return <IconFrame path="M12 5v14M5 12h14" />;
}

/** A clipboard: take what was copied. */
export function PasteIcon() {
  return (
    <IconFrame path="M8.5 5H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V6a1 1 0 0 0-1-1h-2.5M9 3.5h6v3H9zM9 12h6M9 16h4" />
  );
}

/** A tick: right, or finished. */
export function CheckIcon() {
  return <IconFrame path="M5 12.5 10 17.5 19.5 7" />;
}

/** A triangle: look here before going on. */
export function WarningIcon() {
  return <IconFrame path="M12 4 2.8 19.5h18.4zM12 10v4.5M12 17.2h.01" />;
}

/** A cross: wrong, or close. */
export function CrossIcon() {
  return <IconFrame path="M6 6l12 12M18 6 6 18" />;
}

/** An i in a circle: good to know. */
export function InfoIcon() {
  return <IconFrame path="M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 11v5.5M12 7.6h.01" />;
}

/** An arrow into a tray: kept on this computer. */
export function SaveIcon() {
  return (
    <IconFrame path="M12 4v10.5M7.5 10.5 12 15l4.5-4.5M4 16v3a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-3" />
  );
}

/** A paper plane: on its way. */
export function SendIcon() {
  return <IconFrame path="M21 3.5 3 10.5l7 3 3 7zM21 3.5l-11 10" />;
}

/** A closed lock: nobody gets in. */
export function LockIcon() {
  return (
    <IconFrame path="M6 11h12a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1zM8 11V7.5a4 4 0 0 1 8 0V11M12 15v2.5" />
  );
}

/** A magnifying glass: find. */
export function SearchIcon() {
  return <IconFrame path="M17 10.5a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0zM15.2 15.2 20.5 20.5" />;
}

/** A round arrow: turn, or once more. */
export function RotateIcon() {
  return <IconFrame path="M19.5 12a7.5 7.5 0 1 1-2.4-5.5L19.5 9M19.5 4v5h-5" />;
}

/** A bin: take away. */
export function TrashIcon() {
  return <IconFrame path="M4 6.5h16M9 6.5V4h6v2.5M6 6.5 7 20h10l1-13.5M10 10.5v5.5M14 10.5v5.5" />;
}

/** An arrow up: earlier in the order. */
export function ArrowUpIcon() {
  return <IconFrame path="M12 19.5V5M6 11l6-6 6 6" />;
}

/** An arrow down: later in the order. */
export function ArrowDownIcon() {
  return <IconFrame path="M12 4.5V19M6 13l6 6 6-6" />;
}

/** A small angle: there is a list below. */
export function ChevronDownIcon() {
  return <IconFrame path="M6.5 9.5 12 15l5.5-5.5" />;
}

/** An eye: look at it. */
export function EyeIcon() {
  return (
    <IconFrame path="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0z" />
  );
}

/** A pencil: change it. */
export function EditIcon() {
  return <IconFrame path="M4 20l.9-4.2L16.2 4.5l3.3 3.3L8.2 19.1zM14 6.7l3.3 3.3" />;
}

/** Two bars: hold. */
export function PauseIcon() {
  return <IconFrame path="M8.5 5v14M15.5 5v14" />;
}
