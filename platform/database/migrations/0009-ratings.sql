-- What families say of the service at a desk 好差评: once for each submission.

create table ratings (
  case_id uuid not null references cases (id),
  revision integer not null,
  -- The order in which they came, for officials who page through them.
  n integer generated always as identity unique,
  level text not null check (
    level in ('verySatisfied', 'satisfied', 'fairlySatisfied', 'dissatisfied', 'veryDissatisfied')
  ),
  -- As it was signed, as canonical JSON text.
  body text not null,
  signature text not null,
  received_at timestamptz not null,
  primary key (case_id, revision)
);
create index ratings_by_level on ratings (level, n);
