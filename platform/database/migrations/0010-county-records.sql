-- The case under the county's own names, as the station's connector profile mapped and the station signed it.
alter table revisions add column county text;
alter table revisions add column county_signature text;
