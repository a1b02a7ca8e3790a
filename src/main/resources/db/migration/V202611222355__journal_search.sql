-- What was answered, and after how many milliseconds; unknown of what came before this version.
alter table journal_entry add column answer_status integer;
alter table journal_entry add column answer_millis integer;

-- The newest first, page by page, by whatever is asked for. Types and kinds of URL stand at the
-- end, so that what is rare is found, and what is counted by the hour, in the index alone.
create index journal_entry_time on journal_entry (received_at, id, url_kind);
create index journal_entry_source_time on journal_entry (source_kind, source_key, received_at, id, type, url_kind);
create index journal_entry_corp_time on journal_entry (corp_id, received_at, id);
create index journal_entry_type_time on journal_entry (type, received_at, id);
drop index journal_entry_age;
drop index journal_entry_corp;
