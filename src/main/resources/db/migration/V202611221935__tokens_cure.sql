-- What helps against the last errcode, with what was known of the call.
alter table stored_token add column last_cure varchar(600);
