/** What is said: states, progress, what is empty, what went wrong. */
import type { ReactNode } from 'react';
import { Button } from '../../renderer/ui/action/button';
import { EmptyState } from '../../renderer/ui/feedback/empty-state';
import { Gauge } from '../../renderer/ui/feedback/gauge';
import { Notice } from '../../renderer/ui/feedback/notice';
import { ProgressBar } from '../../renderer/ui/feedback/progress-bar';
import { ProgressSteps, type ProgressStep } from '../../renderer/ui/feedback/progress-steps';
import { StatusBadge } from '../../renderer/ui/feedback/status-badge';
import { ToastCard } from '../../renderer/ui/feedback/toast-card';
import { ToastRegion, useToast } from '../../renderer/ui/feedback/toast';
import { ToneIcon, type Tone } from '../../renderer/ui/feedback/tone';
import { CrossIcon } from '../../renderer/ui/icon/action-icons';
import { DiskIcon, ListIcon, OutboxIcon } from '../../renderer/ui/icon/thing-icons';
import { Stand } from './stand';

const tones: Readonly<Record<string, Tone>> = {
  无色: 'neutral',
  说明: 'info',
  完成: 'success',
  留意: 'warning',
  出错: 'danger',
};
const inTones = (show: (tone: Tone, name: string) => ReactNode) =>
  Object.fromEntries(Object.entries(tones).map(([name, tone]) => [name, show(tone, name)]));

const stepStates: Readonly<Record<ProgressStep['state'], string>> = {
  done: '已完成',
  skipped: '不需要',
  problem: '有问题',
  current: '进行中',
  todo: '未开始',
};
const steps = Object.entries(stepStates).map(([state, stateLabel], index) => ({
  ...{ id: state, title: `第 ${index + 1} 步`, detail: stateLabel, stateLabel },
  state: state as ProgressStep['state'],
}));

function ToastMaker() {
  const toast = useToast();
  const action = { label: '撤销', onPress: () => undefined };
  return (
    <Button onPress={() => toast({ tone: 'success', title: '已移走第 2 页', action }, 'page')}>
      出一条提示
    </Button>
  );
}

export function Feedback() {
  return (
    <>
      <Stand
        name="StatusBadge"
        states={{
          ...inTones((tone, name) => <StatusBadge tone={tone}>{name}</StatusBadge>),
          自选图标: (
            <StatusBadge tone="info" icon={<OutboxIcon />}>
              待传 3 件
            </StatusBadge>
          ),
        }}
      />
      <Stand
        name="ToneIcon"
        states={inTones((tone) => (
          <ToneIcon tone={tone} />
        ))}
      />
      <Stand
        name="Notice"
        states={{
          ...inTones((tone, name) => (
            <Notice
              tone={tone}
              live="off"
              title={`${name}：发生了什么`}
              lines={['什么是安全的：已录入的都在本机。', '怎么办：照下面的按钮做。']}
            />
          )),
          有按钮: (
            <Notice
              tone="warning"
              live="off"
              title="政策包有新版本"
              actions={<Button size="small">去核对</Button>}
            />
          ),
        }}
      />
      <Stand
        name="ProgressBar"
        states={{
          进行中: (
            <ProgressBar
              label="正在导出"
              value={0.42}
              count="210 / 500 件"
              rate="每秒 8 件"
              timeLeft="还要约 36 秒"
              actions={<Button size="small">停止</Button>}
            />
          ),
          不知多少: <ProgressBar label="正在核对" />,
          完成: <ProgressBar label="已导出" value={1} count="500 / 500 件" />,
        }}
      />
      <Stand
        name="ProgressSteps"
        wide
        states={{ 每种状态: <ProgressSteps label="办理进度" steps={steps} /> }}
      />
      <Stand
        name="Gauge"
        states={inTones((tone) => (
          <Gauge icon={<DiskIcon />} label="磁盘" value="剩 66.7 GB" level={0.7} tone={tone} />
        ))}
      />
      <Stand
        name="EmptyState"
        states={{
          只有标题: <EmptyState icon={<ListIcon />} title="还没有办件" />,
          有说明和按钮: (
            <EmptyState
              icon={<ListIcon />}
              title="没有找到"
              detail="换一个字，或者用姓名首字母。"
              actions={<Button>清空查找</Button>}
            />
          ),
        }}
      />
      <Stand
        name="ToastCard"
        states={inTones((tone, name) => (
          <ToastCard
            toast={{ tone, title: name, detail: '停在上面就不会走', staysMs: 1e9 }}
            onGone={() => undefined}
          >
            <Button variant="quiet" size="small" icon={<CrossIcon />}>
              关闭
            </Button>
          </ToastCard>
        ))}
      />
      <Stand
        name="ToastRegion"
        states={{
          可撤销: (
            <ToastRegion label="提示" dismissLabel="关闭">
              <ToastMaker />
            </ToastRegion>
          ),
        }}
      />
    </>
  );
}
