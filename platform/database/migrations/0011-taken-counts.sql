-- How much was ever taken in of a station: commitments, reports of its desk, ratings, questions to departments. It only
-- grows, so that a station which was told more than is counted here knows of a restore from an older back-up.
alter table stations add column taken integer not null default 0;
