/** Where one component stands with its states, each under its name. */
import type { ReactNode } from 'react';
import { Panel } from '../../renderer/ui/layout/panel';
import { Section } from '../../renderer/ui/layout/section';

/** One component; `wide` where each state needs a line of its own. */
export function Stand(props: {
  readonly name: string;
  readonly wide?: boolean;
  readonly states: Readonly<Record<string, ReactNode>>;
}) {
  return (
    <Section title={props.name} level={2}>
      <Panel>
        <div
          style={{
            display: 'grid',
            gap: 20,
            gridTemplateColumns:
              props.wide === true ? '1fr' : 'repeat(auto-fill, minmax(18rem, 1fr))',
          }}
        >
          {Object.entries(props.states).map(([state, shown]) => (
            <div key={state} data-state={`${props.name} ${state}`}>
              <p style={{ margin: '0 0 8px', color: 'var(--ink-muted)' }}>{state}</p>
              {shown}
            </div>
          ))}
        </div>
      </Panel>
    </Section>
  );
}
