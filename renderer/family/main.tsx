/** The page of the second screen 家长屏: knows only what main tells it, and asks nothing but that. */
import '../trusted-types';
import { createRoot } from 'react-dom/client';
import type { FamilyBridge } from '../../shared/ipc/family-screen';
import '../ui/screen-fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { FamilyPage } from './family-page';

declare global {
  interface Window {
    /** Everything this page may ask of main. */
    readonly family: FamilyBridge;
  }
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<FamilyPage bridge={window.family} />);
