/** The composition root of the window: the bridge that preload exposed, and the one React tree. */
import './trusted-types';
import { createRoot } from 'react-dom/client';
import type { StationBridge } from '../shared/ipc/bridge';
import { App } from './app';
import './ui/screen-fonts.css';
import './ui/tokens.css';
import './ui/base.css';

declare global {
  interface Window {
    /** Everything the window may ask of main. */
    readonly station: StationBridge;
  }
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App bridge={window.station} />);
