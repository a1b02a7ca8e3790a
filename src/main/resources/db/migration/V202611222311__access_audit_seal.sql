alter table audit_entry add column seal varchar(64);
create index audit_entry_at on audit_entry (at, id);
create index audit_entry_who on audit_entry (who, at);
create index audit_entry_action on audit_entry (action, at);
