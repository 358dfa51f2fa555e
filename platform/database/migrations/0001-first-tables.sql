-- Stations, cases with their revisions, review, the changes feed, jobs and upload leases.

create table settings (
  name text primary key,
  value text not null
);

create table stations (
  id uuid primary key,
  code text not null unique,
  name text not null,
  public_key text not null,
  -- The last cursor given out in this station's feed; its row lock orders concurrent writers.
  last_cursor integer not null default 0,
  paired_at timestamptz not null,
  revoked_at timestamptz
);
create unique index stations_by_key on stations (public_key) where revoked_at is null;

create table pairing_codes (
  code text primary key,
  created_at timestamptz not null,
  station_id uuid references stations (id),
  used_at timestamptz
);

create table number_blocks (
  id text primary key,
  station_id uuid not null references stations (id),
  series text not null,
  station_code text not null,
  first_serial integer not null,
  last_serial integer not null check (last_serial >= first_serial),
  granted_at timestamptz not null,
  unique (station_code, series, first_serial)
);

create table cases (
  id uuid primary key,
  station_id uuid not null references stations (id),
  season integer not null,
  matter_number text unique,
  committed_revision integer not null default 0,
  committed_at timestamptz,
  state text not null default 'open'
    check (state in ('open', 'systemCheck', 'firstReview', 'secondReview', 'decision', 'decided')),
  outcome text
);
create index cases_by_state on cases (state, id);

create table revisions (
  case_id uuid not null references cases (id),
  revision integer not null,
  submission text not null,
  submission_sha256 text not null,
  signature text not null,
  received_at timestamptz not null,
  receipt text,
  primary key (case_id, revision)
);

create table revision_files (
  case_id uuid not null,
  revision integer not null,
  sha256 text not null,
  bytes integer not null,
  primary key (case_id, sha256, revision),
  foreign key (case_id, revision) references revisions (case_id, revision)
);

create table matter_serials (
  season integer primary key,
  last_serial integer not null
);

create table review_steps (
  case_id uuid not null,
  revision integer not null,
  step text not null,
  body text not null,
  primary key (case_id, revision, step),
  foreign key (case_id, revision) references revisions (case_id, revision)
);

create table decisions (
  case_id uuid not null,
  revision integer not null,
  body text not null,
  primary key (case_id, revision),
  foreign key (case_id, revision) references revisions (case_id, revision)
);

create table changes (
  station_id uuid not null references stations (id),
  cursor integer not null,
  id uuid not null unique,
  -- The change without its cursor, as JSON text: jsonb refuses U+0000, a note may hold it.
  body text not null,
  primary key (station_id, cursor)
);

create table jobs (
  id integer generated always as identity primary key,
  kind text not null,
  case_id uuid not null,
  revision integer not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  unique (kind, case_id, revision)
);
create index jobs_by_due on jobs (due_at);

-- Who is writing an upload now; worthless after a crash, hence unlogged.
create unlogged table upload_leases (
  upload_id text primary key,
  holder uuid not null,
  expires_at timestamptz not null,
  wanted boolean not null default false
);
