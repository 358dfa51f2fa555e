-- Places 学位额度 that officials give to a station, the use made of them, and what desks report of their own decisions.

create table place_quotas (
  id text primary key,
  station_id uuid not null references stations (id),
  season integer not null,
  kind text not null,
  -- As told to the station, as JSON text.
  school text not null,
  places integer not null check (places > 0),
  -- Under which epoch (migration 2) the station heard of it; never told under another one.
  epoch text,
  granted_at timestamptz not null
);
create index place_quotas_by_station on place_quotas (station_id, granted_at, id);

create table place_uses (
  quota_id text not null references place_quotas (id),
  place integer not null check (place > 0),
  case_id uuid not null references cases (id),
  used_at timestamptz not null,
  given_back_at timestamptz,
  primary key (quota_id, place)
);

create table desk_reports (
  case_id uuid not null references cases (id),
  n integer not null,
  body text not null,
  signature text not null,
  received_at timestamptz not null,
  primary key (case_id, n)
);
