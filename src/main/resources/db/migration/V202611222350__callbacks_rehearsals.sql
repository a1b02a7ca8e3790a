create table callback_rehearsal (
  content_hash varchar(64) not null primary key,
  expires_at timestamp with time zone not null
);
