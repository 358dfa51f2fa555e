-- The most by which a station was ever told more than is counted here (migration 11): what a restore from an older back-up lost of it.
alter table stations add column forgotten integer not null default 0;
