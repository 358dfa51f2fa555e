-- Questions 数据核验 that stations asked departments, and what was answered; a case may not be submitted yet.

create table verifications (
  id uuid primary key,
  station_id uuid not null references stations (id),
  case_id uuid not null,
  -- As it was asked, as canonical JSON text.
  body text not null,
  -- As it was told to the station, as JSON text.
  answer text not null,
  received_at timestamptz not null
);
create index verifications_by_case on verifications (case_id, received_at, id);
