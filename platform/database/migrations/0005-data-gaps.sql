-- Data gaps 数据缺口: questions of verifications that a department could not answer, and why.

create table data_gaps (
  verification_id uuid primary key references verifications (id),
  fact text not null,
  reason text not null check (reason in ('timedOut', 'failed', 'nonsense', 'crowded')),
  at timestamptz not null
);
create index data_gaps_by_time on data_gaps (at);
