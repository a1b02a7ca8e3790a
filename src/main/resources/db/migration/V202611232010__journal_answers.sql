-- What was answered, in narrow rows of its own: it is known after the commit of the entry, and to
-- write the entry's wide row once more for two numbers costs H2 more than the entry itself did.
-- The columns it stood in stay, for a node of the version before that still runs beside this one.
create table journal_answer (
  entry_id bigint not null primary key,
  status integer not null,
  millis integer not null
);
insert into journal_answer (entry_id, status, millis)
  select id, answer_status, answer_millis from journal_entry where answer_status is not null and answer_millis is not null;
