/** 办件送往哪个平台: the rules, for administrators to set and everybody to read. */
import { useState } from 'react';
import { caseKinds } from '../../../shared/domain/case-kind';
import type { Routing, RouteRule } from '../../../shared/domain/platform-route';
import { mostRouteRules, noPlatform } from '../../../shared/domain/platform-route';
import type { Messages } from '../../../shared/i18n/messages';
import type { PlatformStatus } from '../../../shared/ipc/contract';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { useToast } from '../../ui/feedback/toast';
import { EntryForm } from '../../ui/field/entry-form';
import { Select } from '../../ui/field/select';
import { TextField } from '../../ui/field/text-field';
import { ArrowUpIcon, PlusIcon, TrashIcon } from '../../ui/icon/action-icons';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { useLine } from '../shell/line-status';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './platforms.module.css';
import { platformNamed } from './takes-case';

type Platforms = readonly PlatformStatus[];
type Known = { readonly platforms: Platforms; readonly routing: Routing };

/** Nothing at a station with one platform: it takes every case. */
export function RoutingSection() {
  const { platforms: words } = useMessages();
  const { session } = useSession();
  const { status } = useLine();
  const { platforms, routing } = status ?? {};
  if (platforms === undefined || routing === undefined) return null;
  const known = { platforms, routing };
  return (
    <Section title={words.routing} description={words.routingExplain}>
      <Panel>
        {session.operator.role === 'admin' ? (
          // Set at another screen meanwhile: the form begins with that.
          <RoutingForm key={JSON.stringify(routing)} {...known} />
        ) : (
          <RulesRead {...known} />
        )}
      </Panel>
    </Section>
  );
}

function RulesRead({ platforms, routing }: Known) {
  const messages = useMessages();
  const { platforms: words } = messages;
  const nameOf = (key: string | undefined) =>
    platformNamed({ platforms: [...platforms] }, key) ?? words.nobody;
  return (
    <>
      {routing.rules.length === 0 && <p>{words.noRules}</p>}
      <ol>
        {routing.rules.map((rule, n) => (
          <li key={`${String(n)} ${rule.platform}`}>
            {words.ruleText(conditionsOf(messages, rule), nameOf(rule.platform))}
          </li>
        ))}
      </ol>
      <p>{words.otherwiseText(nameOf(routing.otherwise))}</p>
      <p className={styles.quiet}>{words.onlyAdmin}</p>
    </>
  );
}

function conditionsOf({ platforms, words }: Messages, rule: RouteRule): string {
  const { kind, season, school } = rule;
  const told = [
    ...(kind === undefined ? [] : [words.kinds[kind]]),
    ...(season === undefined ? [] : [String(season)]),
    ...(school === undefined ? [] : [school]),
  ];
  return told.length === 0 ? platforms.any : told.join(platforms.between);
}

/** A rule as it is typed; empty is any. */
type Draft = {
  readonly id: number;
  readonly kind: (typeof caseKinds)[number] | '';
  readonly season: string;
  readonly school: string;
  readonly platform: string;
};

const draftOf = (rule: RouteRule, id: number): Draft => ({
  id,
  kind: rule.kind ?? '',
  season: rule.season === undefined ? '' : String(rule.season),
  school: rule.school ?? '',
  platform: rule.platform,
});

function ruleOf({ kind, season, school, platform }: Draft): RouteRule {
  return {
    ...(kind === '' ? {} : { kind }),
    ...(season === '' ? {} : { season: Number(season) }),
    ...(school.trim() === '' ? {} : { school: school.trim() }),
    platform,
  };
}

function RoutingForm({ platforms, routing }: Known) {
  const { platforms: words } = useMessages();
  const { bridge } = useSession();
  const { tell } = useLine();
  const toast = useToast();
  const call = useCall();
  const [first] = platforms;
  const [drafts, setDrafts] = useState(() => routing.rules.map(draftOf));
  const [otherwise, setOtherwise] = useState(routing.otherwise ?? first?.key ?? noPlatform);
  const nextId = drafts.reduce((highest, { id }) => Math.max(highest, id), 0) + 1;
  const save = async () => {
    const next = { rules: drafts.map(ruleOf), otherwise };
    const done = await call.run(() => bridge.sync.setRouting(next));
    if (done === undefined) return;
    tell(done.value);
    toast({ tone: 'success', title: words.saved }, 'routing');
  };
  const add = () => {
    const platform = platforms.at(-1)?.key ?? '';
    setDrafts([...drafts, { id: nextId, kind: '', season: '', school: '', platform }]);
  };
  const change = (id: number, part: Partial<Draft>) =>
    setDrafts(drafts.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const up = (n: number) => {
    const moved = drafts[n];
    if (moved === undefined) return;
    const rest = drafts.filter((one) => one !== moved);
    setDrafts([...rest.slice(0, n - 1), moved, ...rest.slice(n - 1)]);
  };
  return (
    <EntryForm label={words.routing} onFinish={() => void save()}>
      <div className={styles.rules}>
        {drafts.map((draft, n) => (
          <RuleFields
            key={draft.id}
            n={n + 1}
            draft={draft}
            platforms={platforms}
            onChange={(part) => change(draft.id, part)}
            onUp={n === 0 ? undefined : () => up(n)}
            onRemove={() => setDrafts(drafts.filter(({ id }) => id !== draft.id))}
          />
        ))}
        <div>
          <Button icon={<PlusIcon />} disabled={drafts.length >= mostRouteRules} onPress={add}>
            {words.add}
          </Button>
        </div>
        <div className={styles.choice}>
          <Select
            label={words.otherwise}
            value={otherwise === noPlatform ? nobody : otherwise}
            onChange={(value) => setOtherwise(value === nobody ? noPlatform : value)}
            placeholder={words.platform}
            options={[...optionsOf(platforms), { value: nobody, label: words.nobody }]}
          />
        </div>
        <ErrorNotice error={call.error} />
        <div>
          <Button type="submit" variant="primary" pending={call.pending}>
            {call.pending ? words.saving : words.save}
          </Button>
        </div>
      </div>
    </EntryForm>
  );
}

/** In a list, where an empty value chooses nothing. */
const nobody = ' ';

const optionsOf = (platforms: Platforms) =>
  platforms.map(({ key, name }) => ({ value: key, label: name }));

function RuleFields(props: {
  readonly n: number;
  readonly draft: Draft;
  readonly platforms: Platforms;
  readonly onChange: (part: Partial<Draft>) => void;
  readonly onUp: (() => void) | undefined;
  readonly onRemove: () => void;
}) {
  const { platforms: words, words: names } = useMessages();
  const { session } = useSession();
  const { n, draft, onChange } = props;
  const known = [...new Set([...session.packs.map(({ season }) => String(season)), draft.season])];
  const seasons = known.filter((season) => season !== '').toSorted();
  return (
    <fieldset className={styles.rule}>
      <legend>{words.rule(n)}</legend>
      <Select
        label={words.kind}
        value={draft.kind === '' ? nobody : draft.kind}
        onChange={(kind) => onChange({ kind: caseKinds.find((one) => one === kind) ?? '' })}
        placeholder={words.any}
        options={[
          { value: nobody, label: words.any },
          ...caseKinds.map((kind) => ({ value: kind, label: names.kinds[kind] })),
        ]}
      />
      <Select
        label={words.season}
        value={draft.season === '' ? nobody : draft.season}
        onChange={(season) => onChange({ season: season === nobody ? '' : season })}
        placeholder={words.any}
        options={[
          { value: nobody, label: words.any },
          ...seasons.map((season) => ({ value: season, label: season })),
        ]}
      />
      <TextField
        label={words.school}
        maxLength={80}
        value={draft.school}
        onChange={(school) => onChange({ school })}
      />
      <Select
        label={words.platform}
        value={draft.platform}
        onChange={(platform) => onChange({ platform })}
        placeholder={words.platform}
        options={optionsOf(props.platforms)}
      />
      <span className={styles.actions}>
        {props.onUp !== undefined && (
          <Button
            size="small"
            variant="quiet"
            icon={<ArrowUpIcon />}
            accessibleName={words.up(n)}
            onPress={props.onUp}
          >
            {words.moveUp}
          </Button>
        )}
        <Button
          size="small"
          variant="quiet"
          icon={<TrashIcon />}
          accessibleName={words.remove(n)}
          onPress={props.onRemove}
        >
          {words.removeRule}
        </Button>
      </span>
    </fieldset>
  );
}
