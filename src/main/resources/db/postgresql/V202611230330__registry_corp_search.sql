-- How a corp's id or name begins, among a hundred thousand. text_pattern_ops: "like 'x%'" has an index in any collation.
create index authorized_corp_id_start on authorized_corp (corp_id text_pattern_ops);
create index authorized_corp_name_start on authorized_corp (lower(corp_name) text_pattern_ops);
