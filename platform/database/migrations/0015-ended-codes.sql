-- When a renewal ended every code that a station was ever let in by; the row stays, so that no start makes it anew.
alter table pairing_codes add column ended_at timestamptz;
