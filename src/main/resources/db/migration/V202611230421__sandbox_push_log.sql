-- What was sent, sealed and plain (its secrets masked), and what came of each try.
alter table sandbox_push add column query varchar(1000);
alter table sandbox_push add column request text;
alter table sandbox_push add column plain text;
alter table sandbox_push add column tries_log text;
alter table sandbox_push add column reply_kind varchar(40);
alter table sandbox_push add column reply text;
