-- Large tables are gone through in windows: counted, how many were found so far; checked_to, up to which row nothing was
-- left over; checked, that nothing was at all.
alter table key_rotation_part add column counted bigint default 0 not null;
alter table key_rotation_part add column checked_to bigint default 0 not null;
alter table key_rotation_part add column checked boolean default false not null;
-- What ended the last turn before its time; empty after one that succeeded.
alter table key_rotation add column failure varchar(400) default '' not null;
