-- When a committed revision was found without some of its files. Until they are there again it counts as not held, so that
-- its station brings it once more.
alter table revisions add column files_lost_at timestamptz;
-- Another word each time that a station is asked to look at what is held of it.
alter table stations add column asked_again text;
-- The last look at all files, by whichever process.
create table file_checks (
  only_one boolean primary key default true check (only_one),
  begun_at timestamptz not null,
  revisions integer not null default 0,
  lost integer not null default 0,
  asked boolean not null default false
);
