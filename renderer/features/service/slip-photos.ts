/** Photos of signed receipts that are not recorded yet: they stay when the dialog is closed, and a lock tells of them. */
import { ofDesk } from '../../session/of-desk';

/** A photo of the receipt: as it came, and upright. */
export type SlipPhoto = {
  readonly original: Uint8Array<ArrayBuffer>;
  readonly corrected: Uint8Array<ArrayBuffer>;
};

/** The photos of an open desk by letter. */
export type SlipPhotos = Map<string, SlipPhoto>;

/** The same ones every time, until the desk locks. */
export const slipPhotosOf = ofDesk((desk) => {
  const photos: SlipPhotos = new Map();
  desk.pictures.add({
    caught: () => ({ lost: photos.size, unsure: 0 }),
    // A person has to record or drop them; nothing is on its way by itself.
    idle: () => Promise.resolve(),
    halt: () => Promise.resolve(),
  });
  desk.workingSet.onClose(() => photos.clear());
  return photos;
});
