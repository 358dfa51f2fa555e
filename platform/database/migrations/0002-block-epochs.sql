-- A station that goes on from a back-up cannot know which blocks were given after it was made, and the computer before
-- may have drawn from them: it asks under another epoch and is only told of blocks given under that one.
alter table number_blocks add column epoch text not null default '';
