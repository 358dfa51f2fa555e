/** What is entered: each field empty, filled, unconfirmed, wrong, required and, where it can be, disabled. */
import { useState, type ReactNode } from 'react';
import { Checkbox } from '../../renderer/ui/field/checkbox';
import { ComboField } from '../../renderer/ui/field/combo-field';
import { DateField } from '../../renderer/ui/field/date-field';
import { EntryForm } from '../../renderer/ui/field/entry-form';
import type { FieldLook } from '../../renderer/ui/field/field-frame';
import { FieldGroup, FormCell, FormGrid } from '../../renderer/ui/field/form-grid';
import { PictureChooser } from '../../renderer/ui/field/picture-chooser';
import { RadioCards } from '../../renderer/ui/field/radio-cards';
import { RangeField } from '../../renderer/ui/field/range-field';
import { Select } from '../../renderer/ui/field/select';
import { Stepper } from '../../renderer/ui/field/stepper';
import { SuggestField } from '../../renderer/ui/field/suggest-field';
import { TextArea } from '../../renderer/ui/field/text-area';
import { TextField } from '../../renderer/ui/field/text-field';
import { StatusBadge } from '../../renderer/ui/feedback/status-badge';
import { HomeIcon } from '../../renderer/ui/icon/thing-icons';
import { Stand } from './stand';

const schools = ['望潮街道中心小学', '青禾小学', '听澜小学'].map((label, index) => ({
  value: String(index),
  label,
  detail: `371103000${index + 1}`,
}));
const nothing = () => undefined;

type State = FieldLook & { readonly value: string; readonly disabled?: boolean };

/** What every field can look like. */
const looks: Readonly<Record<string, State>> = {
  空: { label: '姓名', description: '照户口簿填写', value: '' },
  必填: { label: '姓名', required: true, value: '' },
  已填: { label: '姓名', value: '庄翀远' },
  来自影像: {
    ...{ label: '姓名', value: '庄翀远', unconfirmed: true },
    source: <StatusBadge tone="info">来自影像，请核对</StatusBadge>,
  },
  有错: { label: '姓名', value: '3', error: '姓名里不能有数字，请照户口簿改。' },
  不可用: { label: '姓名', value: '庄翀远', disabled: true },
  大号: { label: '姓名', value: '庄翀远', size: 'large' },
};
const each = (show: (look: State) => ReactNode) =>
  Object.fromEntries(Object.entries(looks).map(([name, look]) => [name, show(look)]));

const chosen = ({ value }: State) => (value === '' ? null : '0');

export function Fields() {
  const [copies, setCopies] = useState(1);
  const [light, setLight] = useState(50);
  const [isTicked, setTicked] = useState(true);
  return (
    <>
      <Stand
        name="TextField"
        states={{
          ...each((look) => <TextField {...look} onChange={nothing} />),
          只读: <TextField label="受理编号" value="L1-2026-000017" readOnly />,
          前后有字: (
            <TextField label="面积" value="85.62" suffix="㎡" prefix="约" onChange={nothing} />
          ),
        }}
      />
      <Stand
        name="DateField"
        states={each((look) => (
          <DateField
            {...look}
            label="出生日期"
            value={look.value && '2019-10-15'}
            onChange={nothing}
          />
        ))}
      />
      <Stand
        name="TextArea"
        states={each(({ disabled, ...look }) => (
          <TextArea {...look} label="备注" readOnly={disabled} rows={2} onChange={nothing} />
        ))}
      />
      <Stand
        name="Select"
        states={each(({ value, ...look }) => (
          <Select
            {...look}
            label="学校"
            value={chosen({ ...look, value })}
            options={schools}
            placeholder="请选择"
            onChange={nothing}
          />
        ))}
      />
      <Stand
        name="ComboField"
        states={each(({ value, ...look }) => (
          <ComboField
            {...look}
            label="学校"
            value={chosen({ ...look, value })}
            options={schools}
            empty="没有这样的学校"
            openLabel="打开名单"
            onChange={nothing}
          />
        ))}
      />
      <Stand
        name="SuggestField"
        states={each(({ disabled, ...look }) => (
          <SuggestField
            {...look}
            label={disabled === true ? '学校（照写）' : '学校'}
            chosen={null}
            find={() => ({ options: schools, total: 12 })}
            empty="名单里没有，照写也行"
            more={(shown, total) => `列出 ${shown} 所，共 ${total} 所`}
            openLabel="打开名单"
            onChange={nothing}
            onChoose={nothing}
          />
        ))}
      />
      <Stand
        name="RadioCards"
        wide
        states={{
          未选: <Cards value={null} />,
          已选: <Cards value="yes" />,
          有错: <Cards value={null} error="请选一项。" />,
          不可用: <Cards value="yes" disabled />,
          大号: <Cards value="no" size="large" />,
        }}
      />
      <Stand
        name="Checkbox"
        states={{
          可点: (
            <Checkbox checked={isTicked} onChange={setTicked} description="勾上才算看过">
              页面清楚
            </Checkbox>
          ),
          未勾: (
            <Checkbox checked={false} onChange={nothing}>
              页面清楚
            </Checkbox>
          ),
          部分: (
            <Checkbox checked={false} mixed onChange={nothing}>
              全部材料
            </Checkbox>
          ),
          有错: (
            <Checkbox checked={false} invalid required onChange={nothing}>
              已告知家长
            </Checkbox>
          ),
          不可用: (
            <Checkbox checked disabled onChange={nothing}>
              已归档
            </Checkbox>
          ),
        }}
      />
      <Stand
        name="Stepper"
        states={{
          份数: (
            <Stepper
              label="份数"
              value={copies}
              most={9}
              fewer="减一份"
              more="加一份"
              onChange={setCopies}
            />
          ),
        }}
      />
      <Stand
        name="RangeField"
        states={{
          亮度: (
            <RangeField label="亮度" value={light} min={0} max={100} step={1} onChange={setLight} />
          ),
        }}
      />
      <Stand
        name="PictureChooser"
        states={{
          可选: <PictureChooser label="选图片" pending={false} onFiles={nothing} />,
          进行中: <PictureChooser label="正在读图片…" pending onFiles={nothing} />,
        }}
      />
      <Stand
        name="EntryForm"
        wide
        states={{
          'FormGrid、FormCell、FieldGroup': (
            <EntryForm label="样例表单">
              <FormGrid columns={3}>
                <TextField label="户号" value="148308946" onChange={nothing} />
                <TextField label="户主姓名" value="庄望川" onChange={nothing} />
                <FormCell span="all">
                  <FieldGroup label="住址">
                    <TextField label="户口地址" value="望潮街道1号" onChange={nothing} />
                  </FieldGroup>
                </FormCell>
              </FormGrid>
            </EntryForm>
          ),
        }}
      />
    </>
  );
}

function Cards(props: {
  readonly value: 'yes' | 'no' | null;
  readonly error?: string;
  readonly disabled?: boolean;
  readonly size?: 'large';
}) {
  return (
    <RadioCards
      label="孩子的户口在本地吗？"
      description="看户口簿首页的地址"
      onChange={nothing}
      cards={[
        { value: 'yes', title: '在本地', detail: '本区户口', icon: <HomeIcon />, keyHint: '1' },
        { value: 'no', title: '不在', keyHint: '2' },
      ]}
      {...props}
    />
  );
}
