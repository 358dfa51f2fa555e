/** How many of each kind every class will have, before anybody is dealt. */
import type { AdmittedPupil } from '../../../shared/classes/admitted-pupil';
import type { ClassPlan } from '../../../shared/classes/compose-roll';
import { sexes } from '../../../shared/classes/deal-classes';
import { Table } from '../../ui/data/table';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';

type Row = { readonly id: string; readonly what: string; readonly count: number };

export function BalancePreview(props: {
  readonly pupils: readonly AdmittedPupil[];
  readonly classes: number;
  readonly balanced: ClassPlan['balanced'];
}) {
  const { classes: say, words } = useMessages();
  const { pupils, classes, balanced } = props;
  const named = (what: keyof AdmittedPupil['values'], { values }: AdmittedPupil) => {
    if (what === 'group') return words.groups[values.group].title;
    return what === 'register' ? say.register[values.register] : say.birthHalf[values.birthHalf];
  };
  const rows: Row[] = [
    { id: 'all', what: say.all, count: pupils.length },
    ...sexes.map((sex) => {
      return {
        id: sex,
        what: say.sexes[sex],
        count: pupils.filter((one) => one.sex === sex).length,
      };
    }),
    ...balanced.flatMap((what) => {
      const counts = new Map<string, number>();
      for (const sex of sexes) {
        for (const pupil of pupils.filter((one) => one.sex === sex)) {
          const name = `${named(what, pupil)} ${say.sexes[sex]}`;
          counts.set(name, (counts.get(name) ?? 0) + 1);
        }
      }
      return [...counts]
        .sort()
        .map(([name, count]) => ({ id: `${what} ${name}`, what: name, count }));
    }),
  ];
  return (
    <Section title={say.preview} description={say.previewHelp}>
      <Table<Row>
        label={say.preview}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'what',
            title: say.previewColumns.what,
            rowHeader: true,
            cell: ({ what }) => what,
          },
          {
            id: 'pupils',
            title: say.previewColumns.pupils,
            align: 'end',
            cell: ({ count }) => count,
          },
          {
            id: 'each',
            title: say.previewColumns.each,
            align: 'end',
            cell: ({ count }) =>
              say.eachOf(String(Math.floor(count / classes)), String(Math.ceil(count / classes))),
          },
        ]}
      />
    </Section>
  );
}
