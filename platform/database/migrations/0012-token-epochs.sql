-- Which of a station's tokens is in force: renewing it ends those before it, for a token that fell into other hands.
alter table stations add column token_epoch integer not null default 0;
-- A code that was made for one station is of no use to another.
alter table pairing_codes add column for_station uuid references stations (id);
