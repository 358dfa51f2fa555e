/** The platform's promises, kept on the embedded engine. */
import { platformOn } from './suites/whole-platform';

platformOn('embedded');
