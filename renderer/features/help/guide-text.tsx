/** Markdown of a guide as elements: nothing in it becomes markup by itself, and no link leads out of the window. */
import { Fragment, type ReactNode } from 'react';
import type { MarkedToken, Tokens } from 'marked';
import styles from './guides.module.css';
import { known } from './read-guide';

/** What the text may do: lead to another place of the guides, and show the pictures beside them. */
export type GuideLinks = {
  /** The way to where a link leads, if that is in the guides. */
  readonly follow: (href: string) => (() => void) | undefined;
  readonly pictureOf: (href: string) => string | undefined;
};

type Part = { readonly tokens: readonly MarkedToken[]; readonly links: GuideLinks };

/** Tokens in their order; they never change place, so their place names them. */
export function GuideText({ tokens, links }: Part): ReactNode {
  return tokens.map((token, at) => (
    <Fragment key={at}>
      <One token={token} links={links} />
    </Fragment>
  ));
}

function One({ token, links }: { readonly token: MarkedToken; readonly links: GuideLinks }) {
  const inside = 'tokens' in token && token.tokens !== undefined && (
    <GuideText tokens={known(token.tokens)} links={links} />
  );
  switch (token.type) {
    case 'paragraph':
      return <p>{inside}</p>;
    case 'strong':
      return <strong>{inside}</strong>;
    case 'em':
      return <em>{inside}</em>;
    case 'blockquote':
      return <blockquote className={styles.aside}>{inside}</blockquote>;
    case 'list':
      return <List list={token} links={links} />;
    case 'table':
      return <Table table={token} links={links} />;
    case 'code':
      return (
        <pre className={styles.code}>
          <code>{token.text}</code>
        </pre>
      );
    case 'codespan':
      return <code>{token.text}</code>;
    case 'link':
      return (
        <GuideLink href={token.href} links={links}>
          {inside}
        </GuideLink>
      );
    case 'image':
      return <Picture token={token} links={links} />;
    case 'br':
      return <br />;
    case 'text':
    case 'escape':
      return inside === false ? token.text : inside;
    default:
      // Comments and what is only between blocks; a heading is the section's own.
      return null;
  }
}

function List({ list, links }: { readonly list: Tokens.List; readonly links: GuideLinks }) {
  const items = list.items.map((item) => (
    <li key={item.raw}>
      <GuideText tokens={known(item.tokens)} links={links} />
    </li>
  ));
  return list.ordered ? <ol start={Number(list.start || 1)}>{items}</ol> : <ul>{items}</ul>;
}

function Table({ table, links }: { readonly table: Tokens.Table; readonly links: GuideLinks }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {table.header.map((cell) => (
            <th key={cell.text} scope="col">
              <GuideText tokens={known(cell.tokens)} links={links} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.map(({ text }) => text).join('|')}>
            {row.map((cell, column) => (
              <td key={table.header[column]?.text}>
                <GuideText tokens={known(cell.tokens)} links={links} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What leads nowhere in here keeps its words, and its address where it has one. */
function GuideLink(props: {
  readonly href: string;
  readonly links: GuideLinks;
  readonly children: ReactNode;
}) {
  const { href, children } = props;
  const follow = props.links.follow(href);
  if (follow !== undefined) {
    return (
      <button type="button" className={styles.link} onClick={follow}>
        {children}
      </button>
    );
  }
  return /^https?:/.test(href) ? (
    <>
      {children} <code>{href}</code>
    </>
  ) : (
    children
  );
}

function Picture(props: { readonly token: Tokens.Image; readonly links: GuideLinks }) {
  const { href, text } = props.token;
  const source = props.links.pictureOf(href);
  return source === undefined ? text : <img className={styles.picture} src={source} alt={text} />;
}
