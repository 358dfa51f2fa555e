/** All screens of one station's window. */
import type { Page } from '@playwright/test';
import { AuditPage } from './audit-page';
import { CasePage } from './case-page';
import { DoorPage } from './door-page';
import { DrillPage } from './drill-page';
import { HomePage } from './home-page';
import { IntakePage } from './intake-page';
import { MaterialPage } from './material-page';
import { NumbersPage } from './numbers-page';
import { OutboxPage } from './outbox-page';
import { SearchPage } from './search-page';
import { SettingsPage } from './settings-page';
import { ShellPage } from './shell-page';

/** A page object per screen. */
export type StationPages = ReturnType<typeof stationPages>;

/** Page objects over one window. */
export function stationPages(page: Page) {
  return {
    audit: new AuditPage(page),
    door: new DoorPage(page),
    drill: new DrillPage(page),
    shell: new ShellPage(page),
    home: new HomePage(page),
    intake: new IntakePage(page),
    material: new MaterialPage(page),
    case: new CasePage(page),
    numbers: new NumbersPage(page),
    outbox: new OutboxPage(page),
    search: new SearchPage(page),
    settings: new SettingsPage(page),
  };
}
