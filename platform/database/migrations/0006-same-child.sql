-- 查重: by what a committed case is found to be about the same child as another one. Keyed hashes, no personal data;
-- cases committed before this migration have none until their next revision.

alter table cases
  add column child_number_key text,
  add column child_person_key text;
create index cases_by_child_number on cases (season, child_number_key);
create index cases_by_child_person on cases (season, child_person_key);
create index cases_by_station on cases (station_id, season, id);
