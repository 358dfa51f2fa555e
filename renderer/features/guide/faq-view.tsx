/** Common questions of the pack, found by any of their words. */
import { useState } from 'react';
import type { LoadedPack } from '../../../shared/policy/checklist';
import { foldText } from '../../../shared/search/fold';
import { TextField } from '../../ui/field/text-field';
import { useMessages } from '../language/messages-context';
import styles from './guide.module.css';

export function FaqView({ loaded }: { readonly loaded: LoadedPack }) {
  const { guide: say } = useMessages();
  const [wanted, setWanted] = useState('');
  const { faq } = loaded.pack.guide;
  if (faq.length === 0) return <p className={styles.lead}>{say.faqEmpty}</p>;
  const parts = wanted.split(/\s+/).map(foldText).filter(Boolean);
  const found = faq.filter(({ question, answer }) => {
    const text = foldText(`${question} ${answer}`);
    return parts.every((part) => text.includes(part));
  });
  return (
    <div className={`${styles.stack} ${styles.narrow}`}>
      <TextField label={say.faqFind} value={wanted} onChange={setWanted} autoComplete="off" />
      <div className={styles.stack} role="status">
        {found.length === 0 && <p className={styles.lead}>{say.faqNone}</p>}
      </div>
      {found.map(({ question, answer }) => (
        <details key={question} className={styles.question} open={found.length < 4}>
          <summary>{question}</summary>
          <p>{answer}</p>
        </details>
      ))}
    </div>
  );
}
