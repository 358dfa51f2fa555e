/** The icons that name things and rooms. */
import { IconFrame } from './icon-frame';

/** A house: where the day starts. */
export function HomeIcon() {
  return <IconFrame path="M4 10.5 12 4l8 6.5V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z" />;
}

/** A camera: taking pictures of papers. */
export function CameraIcon() {
  return (
    <IconFrame path="M4 8h3.2l1.6-2.5h6.4L16.8 8H20a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1zM15.5 13a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0z" />
  );
}

/** A folder: files on this computer. */
export function FolderIcon() {
  return (
    <IconFrame path="M3 7a1 1 0 0 1 1-1h5l2 2.5h9a1 1 0 0 1 1 1V18a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1z" />
  );
}

/** A sheet with lines: one paper. */
export function DocumentIcon() {
  return (
    <IconFrame path="M7 3h7l5 5v12a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM14 3v5h5M9 12.5h6M9 16.5h6" />
  );
}

/** Two sheets: several papers or a batch. */
export function PagesIcon() {
  return (
    <IconFrame path="M9 7h7l4 4v9a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zM16 7v4h4M8 17H5a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h7l3 3" />
  );
}

/** A printer: on paper. */
export function PrinterIcon() {
  return (
    <IconFrame path="M7 9V4h10v5M7 17H4a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h16a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-3M7 14h10v6H7zM17.5 11.8h.01" />
  );
}

/** One person. */
export function PersonIcon() {
  return <IconFrame path="M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM4.5 20a7.5 7.5 0 0 1 15 0" />;
}

/** Several people: a family or a queue. */
export function PeopleIcon() {
  return (
    <IconFrame path="M12.5 8.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0zM2.5 19.5a6.5 6.5 0 0 1 13 0M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 13.8a6.5 6.5 0 0 1 3.5 5.7" />
  );
}

/** Sliders: how this station is set up. */
export function SettingsIcon() {
  return (
    <IconFrame path="M4 7h8M18 7h2M4 17h2M12 17h8M18 7a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM12 17a3 3 0 1 1-6 0 3 3 0 0 1 6 0z" />
  );
}

/** A box with a lid: kept for good. */
export function ArchiveIcon() {
  return (
    <IconFrame path="M3 5a1 1 0 0 1 1-1h16a1 1 0 0 1 1 1v3.5H3zM5 8.5h14V19a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1zM10 12.5h4" />
  );
}

/** A tray with an arrow going out: waiting to be sent. */
export function OutboxIcon() {
  return (
    <IconFrame path="M12 14V3.5M8 7l4-3.5L16 7M3 13.5h4.5l1.5 3h6l1.5-3H21V19a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1z" />
  );
}

/** Three bars: figures. */
export function ChartIcon() {
  return <IconFrame path="M4 20h16M6.5 16.5v-5M12 16.5V5M17.5 16.5v-8" />;
}

/** A list with ticks: what is to be checked. */
export function ListIcon() {
  return (
    <IconFrame path="M11 6.5h9M11 12h9M11 17.5h9M4 6.5l1.4 1.4L8 5.3M4 12l1.4 1.4L8 10.8M4 17.5l1.4 1.4L8 16.3" />
  );
}

/** A stamp: a decision is made. */
export function StampIcon() {
  return (
    <IconFrame path="M9.5 13.5c.6-2-1.5-3.4-1.5-6a4 4 0 0 1 8 0c0 2.6-2.1 4-1.5 6H18a2 2 0 0 1 2 2V17H4v-1.5a2 2 0 0 1 2-2zM5 20.5h14" />
  );
}

/** Waves from a point: the line to elsewhere. */
export function LineIcon() {
  return <IconFrame path="M4.5 9.5a11 11 0 0 1 15 0M7.5 13a6.6 6.6 0 0 1 9 0M12 17.5h.01" />;
}

/** A disk: storage in this computer. */
export function DiskIcon() {
  return (
    <IconFrame path="M20 6c0 1.7-3.6 3-8 3S4 7.7 4 6s3.6-3 8-3 8 1.3 8 3zM4 6v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3" />
  );
}

/** A card with a picture at its side. */
export function CardIcon() {
  return (
    <IconFrame path="M3 5h18v14H3zM7 15v-1a2 2 0 0 1 4 0v1zM9 11.5a1.25 1.25 0 1 0 0-2.5 1.25 1.25 0 0 0 0 2.5M14 10h4M14 14h4" />
  );
}

/** A flatbed with its lid open: scanning papers. */
export function ScannerIcon() {
  return (
    <IconFrame path="M3.5 8.5 19 4M4 12h16a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-5a1 1 0 0 1 1-1zM6.5 15.5h7M17.5 15.5h.01" />
  );
}
