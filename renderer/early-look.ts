/** Runs before the first picture of the window, which is drawn without anything of the program: in the colours and the language of last time. */
import { applyLook, readLook } from './features/look/stored-look';

applyLook(readLook());
