-- The signed daily digests of the stations' trails; two hashes at one end are two trails of one station, and both stay.

create table day_digests (
  station_id uuid not null references stations (id),
  to_seq integer not null,
  head_hash text not null,
  body text not null,
  signature text not null,
  received_at timestamptz not null,
  primary key (station_id, to_seq, head_hash)
);
