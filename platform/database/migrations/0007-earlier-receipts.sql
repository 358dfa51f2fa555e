-- A platform restored from an older back-up: the receipt that a station still has of a revision lost here.

alter table revisions add column earlier_receipt text;
