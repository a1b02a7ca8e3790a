-- One row for each master key that has sealed something here: k1 is the first. key_id: by which people tell keys apart.
-- retired_at: when nothing was sealed with it any more.
alter table key_check add column key_id varchar(16);
alter table key_check add column since timestamp with time zone;
alter table key_check add column retired_at timestamp with time zone;
