/** 统计: what the desk did, in numbers without names; charts with their tables, and ways to take them out. */
import { useState } from 'react';
import type { CaseKind } from '../../../shared/domain/case-kind';
import { caseKinds } from '../../../shared/domain/case-kind';
import { beijingMinute } from '../../../shared/domain/beijing-time';
import type { Calls } from '../../../shared/ipc/bridge';
import { useSession } from '../../session/session-provider';
import type { StatisticsScope } from '../../../shared/statistics/statistics';
import { Button } from '../../ui/action/button';
import { EmptyState } from '../../ui/feedback/empty-state';
import { Select } from '../../ui/field/select';
import { ChartIcon } from '../../ui/icon/thing-icons';
import { Screen } from '../../ui/layout/screen';
import { SectionStack } from '../../ui/layout/section';
import { GatheringView } from '../gathering/gathering-view';
import { useGathering } from '../gathering/use-gathering';
import { useMessages } from '../language/messages-context';
import { useArrivalFocus } from '../shell/arrival-focus';
import type { ValueOf } from '../trouble/use-answer';
import { StatisticsFigures } from './statistics-figures';
import styles from './statistics.module.css';

export function StatisticsScreen() {
  const { statistics: say } = useMessages();
  const { bridge } = useSession();
  const { view, again, stop } = useGathering(bridge.statistics.gather, bridge.statistics.scopes);
  useArrivalFocus('button');
  return (
    <Screen
      title={say.title}
      context={view.phase === 'ready' ? say.asOf(beijingMinute(view.found.at)) : undefined}
      actions={view.phase === 'ready' && <Button onPress={again}>{say.again}</Button>}
    >
      <SectionStack>
        <p className={styles.lead}>{say.lead}</p>
        <GatheringView view={view} words={say} icon={<ChartIcon />} onStop={stop} onAgain={again} />
        {view.phase === 'ready' && <Chosen scopes={view.found} />}
      </SectionStack>
    </Screen>
  );
}

const all = 'all';

type Scopes = ValueOf<Calls['statistics']['scopes']>;

function Chosen({ scopes }: { readonly scopes: Scopes }) {
  const { statistics: say, words } = useMessages();
  const { pack } = useSession();
  const { seasons, months, at } = scopes;
  const [newest = pack.pack.season] = seasons;
  const usual = seasons.includes(pack.pack.season) ? pack.pack.season : newest;
  const [scope, setScope] = useState<StatisticsScope>({ season: usual });
  const [first] = seasons;
  if (first === undefined) {
    return <EmptyState icon={<ChartIcon />} title={say.empty} detail={say.emptyHelp} />;
  }
  const { season, kind, month } = scope;
  const ofSeason = months.filter((one) => one.season === season);
  const monthWords = (one: string) => {
    const [year = '', number = ''] = one.split('-');
    return say.monthOf(year, String(Number(number)));
  };
  return (
    <>
      <div className={styles.choice}>
        <Select
          label={say.season}
          placeholder={say.season}
          value={String(season)}
          onChange={(value) => setScope({ season: Number(value), kind })}
          options={seasons.map((one) => ({
            value: String(one),
            label: say.seasonOf(String(one)),
          }))}
        />
        <Select
          label={say.month}
          placeholder={say.month}
          value={month ?? all}
          onChange={(value) => setScope({ ...scope, month: value === all ? undefined : value })}
          options={[
            { value: all, label: say.wholeSeason },
            ...ofSeason.map((one) => ({ value: one.month, label: monthWords(one.month) })),
          ]}
        />
        <Select<CaseKind | typeof all>
          label={say.kind}
          placeholder={say.kind}
          value={kind ?? all}
          onChange={(value) => setScope({ ...scope, kind: value === all ? undefined : value })}
          options={[
            { value: all, label: say.allKinds },
            ...caseKinds.map((one) => ({ value: one, label: words.kinds[one] })),
          ]}
        />
      </div>
      <StatisticsFigures scope={scope} at={at} />
    </>
  );
}
