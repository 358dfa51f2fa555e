/** Which scanner: those that were found, one more by its address, and looking again. */
import { useState } from 'react';
import { errorText } from '../../../shared/i18n/error-text';
import { Button } from '../../ui/action/button';
import { EntryForm } from '../../ui/field/entry-form';
import { Select } from '../../ui/field/select';
import { TextField } from '../../ui/field/text-field';
import { PlusIcon, RotateIcon } from '../../ui/icon/action-icons';
import { useMessages } from '../language/messages-context';
import styles from './scan.module.css';
import { useScanTexts } from './scan-texts';
import type { ScannerChoice } from './use-scanner';

/** While a scan runs nothing can be changed. */
export function DevicePicker(props: {
  readonly choice: ScannerChoice;
  readonly disabled: boolean;
}) {
  const text = useScanTexts();
  const { choice, disabled } = props;
  const { found, chosen } = choice;
  const devices = found?.devices ?? [];
  const [isTyping, setTyping] = useState(false);
  return (
    <>
      <div className={styles.row}>
        {devices.length > 0 && (
          <div className={styles.device}>
            <Select
              label={text.device}
              placeholder={text.chooseDevice}
              value={chosen?.device.id ?? null}
              onChange={choice.choose}
              disabled={disabled}
              options={devices.map(({ id, name, address }) => ({
                value: id,
                label: address === undefined ? name : text.deviceAt(name, address),
              }))}
            />
          </div>
        )}
        <Button
          icon={<RotateIcon />}
          onPress={choice.look}
          disabled={disabled}
          pending={found === undefined}
        >
          {text.refresh}
        </Button>
        <Button
          icon={<PlusIcon />}
          expanded={isTyping}
          disabled={disabled}
          onPress={() => setTyping(!isTyping)}
        >
          {text.byAddress}
        </Button>
        {chosen?.device.typed === true && (
          <Button
            variant="quiet"
            disabled={disabled}
            onPress={() => choice.forget(chosen.device.id)}
          >
            {text.forget}
          </Button>
        )}
      </div>
      {isTyping && <AddressForm choice={choice} onAdded={() => setTyping(false)} />}
    </>
  );
}

function AddressForm(props: { readonly choice: ScannerChoice; readonly onAdded: () => void }) {
  const text = useScanTexts();
  const messages = useMessages();
  const [address, setAddress] = useState('');
  const [error, setError] = useState<string>();
  const [isAdding, setAdding] = useState(false);
  const add = async () => {
    if (address.trim() === '') return setError(text.addressMissing);
    setAdding(true);
    const trouble = await props.choice.add(address);
    setAdding(false);
    if (trouble === undefined) return props.onAdded();
    const { happened, todo } = errorText(messages, trouble);
    setError(`${happened}${todo}`);
  };
  return (
    <EntryForm label={text.byAddress} onFinish={() => void add()}>
      <div className={styles.address}>
        <div className={styles.device}>
          <TextField
            autoFocus
            label={text.address}
            description={text.addressHelp}
            value={address}
            maxLength={200}
            error={error}
            onChange={(value) => {
              setAddress(value);
              setError(undefined);
            }}
          />
        </div>
        <div className={styles.beside}>
          <Button type="submit" variant="primary" pending={isAdding}>
            {isAdding ? text.adding : text.add}
          </Button>
        </div>
      </div>
    </EntryForm>
  );
}
