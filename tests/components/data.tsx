/** What is shown of many things: tables, lists, pictures, figures. */
import { useState } from 'react';
import { Button } from '../../renderer/ui/action/button';
import { Chart } from '../../renderer/ui/chart/chart';
import { Checklist, type ChecklistState } from '../../renderer/ui/data/checklist';
import { DescriptionList } from '../../renderer/ui/data/description-list';
import { FileDrop } from '../../renderer/ui/data/file-drop';
import { Table } from '../../renderer/ui/data/table';
import type { TableColumn, TableSort } from '../../renderer/ui/data/table-props';
import { Thumbnail, ThumbnailList } from '../../renderer/ui/data/thumbnail';
import { EmptyState } from '../../renderer/ui/feedback/empty-state';
import { StatusBadge } from '../../renderer/ui/feedback/status-badge';
import { ListIcon } from '../../renderer/ui/icon/thing-icons';
import { Stand } from './stand';

type Row = { readonly id: string; readonly name: string; readonly pages: number };

/** More rows than a window shows: only those in sight are drawn. */
const many: readonly Row[] = Array.from({ length: 5_000 }, (_, index) => ({
  id: String(index),
  name: `样例 ${index + 1}`,
  pages: (index * 7) % 30,
}));
const columns: readonly TableColumn<Row>[] = [
  { id: 'name', title: '姓名', rowHeader: true, sortable: true, cell: ({ name }) => name },
  { id: 'pages', title: '页数', align: 'end', sortable: true, cell: ({ pages }) => pages },
  { id: 'state', title: '状态', cell: () => <StatusBadge tone="success">已归档</StatusBadge> },
];
const rowKey = ({ id }: Row) => id;

const checklistStates: Readonly<Record<ChecklistState, string>> = {
  done: '已齐',
  open: '还没有',
  attention: '请看一下',
  problem: '有问题',
  waived: '免交',
};

/** A grey page, so that no picture is needed beside this one. */
const page = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="90"><rect width="120" height="90" fill="#ddd"/></svg>',
)}`;

const months = ['六月', '七月', '八月'];
const series = [
  { name: '受理', values: [120, 340, 90] },
  { name: '归档', values: [100, 320, 60] },
];

export function Data() {
  const [selected, setSelected] = useState('1');
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set(['0']));
  const [sort, setSort] = useState<TableSort>({ columnId: 'name', direction: 'ascending' });
  return (
    <>
      <Stand
        name="Table"
        wide
        states={{
          '可选、可勾、可排序，五千行': (
            <div style={{ blockSize: 240, display: 'grid' }}>
              <Table
                label="办件"
                columns={columns}
                rows={many}
                rowKey={rowKey}
                selectedKey={selected}
                onSelect={setSelected}
                checked={checked}
                onCheck={(key, on) => setChecked(new Set(on ? [...checked, key] : []))}
                checkLabel={({ name }) => `勾选 ${name}`}
                checkTitle="勾选"
                sort={sort}
                onSort={setSort}
              />
            </div>
          ),
          '短表，有未取到的行': (
            <Table
              label="短表"
              columns={columns}
              rows={[...many.slice(0, 2), undefined]}
              rowKey={rowKey}
            />
          ),
          空表: (
            <Table
              label="空表"
              columns={columns}
              rows={[]}
              rowKey={rowKey}
              empty={<EmptyState icon={<ListIcon />} title="没有办件" />}
            />
          ),
        }}
      />
      <Stand
        name="Checklist"
        states={{
          每种状态: (
            <Checklist
              label="材料清单"
              items={Object.entries(checklistStates).map(([state, stateLabel]) => ({
                ...{ id: state, title: `户口簿（${stateLabel}）`, stateLabel },
                state: state as ChecklistState,
                reason: '为什么要这一样',
                action: (
                  <Button size="small" accessibleName={`去采集 ${stateLabel}`}>
                    去采集
                  </Button>
                ),
              }))}
            />
          ),
          大号: (
            <Checklist
              size="large"
              label="给家长看"
              items={[{ id: 'a', state: 'open', stateLabel: '还没有', title: '房产证明' }]}
            />
          ),
        }}
      />
      <Stand
        name="DescriptionList"
        states={{
          常: (
            <DescriptionList
              items={[
                { term: '受理编号', value: 'L1-2026-000017' },
                { term: '办件编号', value: 'BJ-2026-0000019', note: '平台给的' },
              ]}
            />
          ),
          大号: <DescriptionList size="large" items={[{ term: '还差', value: '2 样材料' }]} />,
        }}
      />
      <Stand
        name="Thumbnail"
        wide
        states={{
          '有图、选中、没有图': (
            <ThumbnailList label="已采集的页">
              <Thumbnail src={page} alt="首页" caption="首页" />
              <Thumbnail
                src={page}
                alt="本人页"
                caption="本人页"
                selected
                onSelect={() => undefined}
                state={<StatusBadge tone="warning">反光</StatusBadge>}
              />
              <Thumbnail alt="" caption="户主页" emptyHint="还没有拍" />
            </ThumbnailList>
          ),
        }}
      />
      <Stand
        name="FileDrop"
        states={{
          可放: (
            <FileDrop dropHint="放开就加进来" onFiles={() => undefined}>
              <p>把图片拖到这里</p>
            </FileDrop>
          ),
          不可用: (
            <FileDrop dropHint="" disabled onFiles={() => undefined}>
              <p>已提交，不能再加</p>
            </FileDrop>
          ),
        }}
      />
      <Stand
        name="Chart"
        states={{
          横条: (
            <Chart label="横条" figures={{ form: 'bars', names: months, series, stacked: false }} />
          ),
          竖条: (
            <Chart
              label="竖条"
              figures={{ form: 'columns', names: months, series, stacked: true }}
            />
          ),
        }}
      />
    </>
  );
}
