/** What is pressed: buttons, keys and icons. */
import { useState } from 'react';
import { Button } from '../../renderer/ui/action/button';
import { KeyHint } from '../../renderer/ui/action/key-hint';
import * as actionIcons from '../../renderer/ui/icon/action-icons';
import { IconLabel } from '../../renderer/ui/icon/icon-label';
import * as thingIcons from '../../renderer/ui/icon/thing-icons';
import { Stand } from './stand';

const { SaveIcon, SendIcon, TrashIcon } = actionIcons;
const icons = Object.entries({ ...actionIcons, ...thingIcons });

export function Actions() {
  const [isPressed, setPressed] = useState(true);
  return (
    <>
      <Stand
        name="Button"
        states={{
          主要: (
            <Button variant="primary" icon={<SendIcon />} keyHint="F10">
              提交
            </Button>
          ),
          次要: (
            <Button icon={<SaveIcon />} keyHint="Ctrl+S">
              另存
            </Button>
          ),
          安静: <Button variant="quiet">取消</Button>,
          危险: (
            <Button variant="danger" icon={<TrashIcon />}>
              删除
            </Button>
          ),
          '小、常、大': (
            <>
              <Button size="small">小</Button> <Button>常</Button> <Button size="large">大</Button>
            </>
          ),
          不可用: <Button disabled>提交</Button>,
          主要不可用: (
            <Button variant="primary" disabled>
              提交
            </Button>
          ),
          进行中: (
            <Button variant="primary" pending>
              正在提交…
            </Button>
          ),
          有进度: (
            <Button pending progress={0.4}>
              正在封存…
            </Button>
          ),
          按下: (
            <Button pressed={isPressed} onPress={() => setPressed(!isPressed)}>
              扫描仪
            </Button>
          ),
          展开: (
            <Button expanded={false} controls="button-controlled">
              详情
            </Button>
          ),
          整行: <Button fullWidth>记录，下一份</Button>,
        }}
      />
      <div id="button-controlled" hidden />
      <Stand
        name="KeyHint"
        states={{
          单键: <KeyHint keys="F10" />,
          组合键: <KeyHint keys="Ctrl+Shift+B" />,
          符号: <KeyHint keys="Enter" />,
        }}
      />
      <Stand
        name="图标"
        states={Object.fromEntries(
          icons.map(([name, Icon]) => [
            name,
            <IconLabel key={name} icon={<Icon />}>
              图标总与文字同在
            </IconLabel>,
          ]),
        )}
      />
    </>
  );
}
