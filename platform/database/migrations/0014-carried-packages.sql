-- The courier package that a station with a line is bringing for another one: one at a time each, so that nobody fills the disk.
create table carried_packages (
  station_id uuid primary key references stations (id),
  package_id uuid not null,
  begun_at timestamptz not null
);
