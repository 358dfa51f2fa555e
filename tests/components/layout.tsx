/** What holds the others: screens, panes, tabs, layers. */
import { useState, type ReactNode } from 'react';
import { Button } from '../../renderer/ui/action/button';
import { TextField } from '../../renderer/ui/field/text-field';
import { HomeIcon, OutboxIcon } from '../../renderer/ui/icon/thing-icons';
import { AppShell } from '../../renderer/ui/layout/app-shell';
import { Panel } from '../../renderer/ui/layout/panel';
import { Screen } from '../../renderer/ui/layout/screen';
import { SplitPane } from '../../renderer/ui/layout/split-pane';
import { Tabs } from '../../renderer/ui/layout/tabs';
import { Watermark } from '../../renderer/ui/layout/watermark';
import { ConfirmDialog } from '../../renderer/ui/overlay/confirm-dialog';
import { Dialog } from '../../renderer/ui/overlay/dialog';
import { WorkDialog } from '../../renderer/ui/overlay/work-dialog';
import { Stand } from './stand';

const rooms = [
  { id: 'home', label: '今日', icon: <HomeIcon />, keyHint: 'F1' },
  {
    id: 'outbox',
    label: '待传',
    icon: <OutboxIcon />,
    keyHint: 'F11',
    count: 3,
    countLabel: '3 件',
  },
];

type Layer = 'dialog' | 'alert' | 'danger' | 'work' | 'workPending' | 'full';

const layers: Readonly<Record<Layer, string>> = {
  dialog: '对话框',
  alert: '确认',
  danger: '不能撤销的确认',
  work: '要填写的',
  full: '给家长看的',
  // It cannot be left: the last one.
  workPending: '进行中',
};

export function Layout() {
  const [view, setView] = useState<'entries' | 'courier'>('entries');
  const [layer, setLayer] = useState<Layer>();
  const close = () => setLayer(undefined);
  return (
    <>
      <Stand
        name="Panel"
        states={{
          常: <Panel>内容</Panel>,
          宽: <Panel padding="large">内容</Panel>,
          贴边: <Panel padding="flush">内容</Panel>,
        }}
      />
      <Stand
        name="Tabs"
        wide
        states={{
          两页: (
            <Tabs
              label="待传"
              selected={view}
              onSelect={setView}
              views={[
                { id: 'entries', title: '待传办件', content: <p>三件</p> },
                { id: 'courier', title: '离线传递', content: <p>一包</p> },
              ]}
            />
          ),
        }}
      />
      <Stand
        name="SplitPane"
        wide
        states={{
          旁栏: (
            <div style={{ blockSize: 160, display: 'grid' }}>
              <SplitPane mainLabel="表单" sideLabel="清单" side={<p>材料清单</p>}>
                <p>表单</p>
              </SplitPane>
            </div>
          ),
          对半: (
            <div style={{ blockSize: 160, display: 'grid' }}>
              <SplitPane mainLabel="左" sideLabel="右" side={<p>材料</p>} share="halves">
                <p>填写</p>
              </SplitPane>
            </div>
          ),
        }}
      />
      <Stand
        name="Watermark"
        wide
        states={{
          演练: (
            <div style={{ position: 'relative', blockSize: 120, overflow: 'hidden' }}>
              <Watermark text="演练" />
            </div>
          ),
        }}
      />
      <Stand
        name="Dialog"
        states={Object.fromEntries(
          Object.entries(layers).map(([id, name]) => [
            name,
            <Button key={id} onPress={() => setLayer(id as Layer)}>
              {`打开${name}`}
            </Button>,
          ]),
        )}
      />
      <Dialog open={layer === 'dialog'} title="对话框" closeLabel="关闭" onClose={close}>
        <p>Esc 关闭，什么也不会丢。</p>
      </Dialog>
      <Dialog
        open={layer === 'full'}
        size="full"
        title="给家长看"
        closeLabel="关闭"
        onClose={close}
      >
        <p>大字，站在柜台外面也看得清。</p>
      </Dialog>
      <ConfirmDialog
        open={layer === 'alert' || layer === 'danger'}
        tone={layer === 'danger' ? 'danger' : 'normal'}
        title="提交这件？"
        lines={['生成受理编号', '列入待传']}
        confirmLabel="确认提交"
        cancelLabel="再看看"
        onConfirm={close}
        onCancel={close}
      />
      <WorkDialog
        open={layer === 'work' || layer === 'workPending'}
        title="移交"
        confirmLabel="移交"
        cancelLabel="取消"
        pending={layer === 'workPending'}
        onConfirm={close}
        onCancel={close}
      >
        <TextField label="说明" value="" onChange={() => undefined} />
      </WorkDialog>
    </>
  );
}

/** The frame of the whole program, with a screen in it: the page itself stands in one. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const [room, setRoom] = useState('home');
  return (
    <AppShell
      productName="构件"
      navLabel="主导航"
      skipLabel="跳到正文"
      rooms={rooms}
      currentRoom={room}
      onNavigate={setRoom}
      watermark="演练"
    >
      <Screen title="每个构件，每种状态" actions={<Button keyHint="F9">动作</Button>}>
        {children}
      </Screen>
    </AppShell>
  );
}
