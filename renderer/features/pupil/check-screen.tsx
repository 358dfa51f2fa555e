/** 查重查错: what the rules find in the cases of this station, lists from above, and the export for the record system. */
import { useState } from 'react';
import { callRules, mayCall } from '../../../shared/ipc/call-rules';
import { useSession } from '../../session/session-provider';
import { useListViewed } from '../../session/viewed';
import { Screen } from '../../ui/layout/screen';
import { Tabs } from '../../ui/layout/tabs';
import { useMessages } from '../language/messages-context';
import { useArrivalFocus } from '../shell/arrival-focus';
import { ExportView } from './export-view';
import { FindingsView } from './findings-view';
import { ProblemListView } from './problem-list-view';
import { useCheck } from './use-check';

type View = 'findings' | 'list' | 'export';

/** The export is there only for whom main lets export. */
export function CheckScreen() {
  const { pupil } = useMessages();
  const { session } = useSession();
  const [view, setView] = useState<View>('findings');
  const check = useCheck();
  useListViewed('check');
  useArrivalFocus('[role="tab"]');
  const mayExport = mayCall(callRules.pupils.export, session.operator.role) === 'yes';
  return (
    <Screen title={pupil.check.title}>
      <Tabs
        label={pupil.check.title}
        selected={view}
        onSelect={setView}
        views={[
          { id: 'findings', title: pupil.check.findings, content: <FindingsView check={check} /> },
          { id: 'list', title: pupil.check.list, content: <ProblemListView /> },
          ...(mayExport
            ? [{ id: 'export' as const, title: pupil.check.export, content: <ExportView /> }]
            : []),
        ]}
      />
    </Screen>
  );
}
