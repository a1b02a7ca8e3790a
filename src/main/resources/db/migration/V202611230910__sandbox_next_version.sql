-- Once corps had an app its permission only goes down, and its edits wait for the next review.
alter table sandbox_suite add column was_online boolean default false not null;
update sandbox_suite set was_online = true where online = true or stage = 'OFFLINE';
-- JSON of the fields that change when it goes online again; null where nothing waits.
alter table sandbox_suite add column pending text;
alter table sandbox_suite_logo add column pending_type varchar(20);
alter table sandbox_suite_logo add column pending_content bytea;
